using System.Globalization;
using SlackGen.Benchmarks.Gate;
using SlackGen.Testing;

namespace SlackGen.Benchmarks.Starting;

/// <summary>
/// Measures the start of a bot over Socket Mode that is compiled ahead of time, in new processes against a fake in this one, beside programs that have less:
/// the differences are the shares of the runtime, of the host, of the connection and of this library.
/// </summary>
internal static class StartRun
{
    // Times a connection by hand in the same host, which is what no library can avoid.
    private const double MaxShare = 1.25;
    private const int GoalMilliseconds = 50;
    private const int WarmUps = 3;
    private const int Starts = 20;

    private const string Empty = "an empty program";
    private const string ByHand = "a connection by hand in the generic host";
    private const string Bot = "a bot in the generic host";

    private static readonly (string Name, string Source, bool Connects)[] Sources =
    [
        (Empty, StartPrograms.Empty, false),
        ("the generic host", StartPrograms.Host, false),
        (ByHand, StartPrograms.ByHand, true),
        (Bot, StartPrograms.Bot, true),
        ("a bot in a lean host", StartPrograms.LeanBot, true),
    ];

    /// <summary>Publishes the programs, measures their starts and prints the medians.</summary>
    /// <param name="root">The repository, built for release.</param>
    /// <param name="verdicts">Receives the verdict.</param>
    public static async Task RunAsync(string root, Verdicts verdicts)
    {
        Console.WriteLine(GateRun.DescribeMachine());
        var directory = Directory.CreateTempSubdirectory("slackgen-start-").FullName;
        try
        {
            var framework = NativeProgram.FindFramework(root, Path.Combine(directory, "probe"), StartPrograms.Empty);
            var programs = Sources.Select(s => NativeProgram.Publish(root, s.Name, Path.Combine(directory, s.Name.Replace(' ', '-')), s.Source, framework)).ToList();
            var starts = programs.ToDictionary(p => p, _ => new List<ProgramStart>());
            await using var slack = await FakeSlack.StartAsync();
            for (var round = -WarmUps; round < Starts; round++)
            {
                // The programs alternate, so that a disturbance of the machine meets all of them.
                foreach (var (program, connects) in programs.Zip(Sources, (p, s) => (p, s.Connects)))
                {
                    var start = await ProgramStart.MeasureAsync(program, slack);
                    if (connects && start.Handshake is null)
                    {
                        throw new InvalidOperationException($"{program.Name} started without a connection.");
                    }

                    if (round >= 0)
                    {
                        starts[program].Add(start);
                    }
                }
            }

            programs.ForEach(p => Print(p, starts[p]));
            List<double> Started(string name) => [.. starts.Single(s => s.Key.Name == name).Value.Select(s => s.Started)];
            var share = Summary.Create(Started(Bot).Zip(Started(ByHand), (bot, byHand) => bot / byHand));
            verdicts.AtMost($"{Bot}, times {ByHand}", share.Median, MaxShare, share.Spread);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Print(NativeProgram program, List<ProgramStart> starts)
    {
        Show("main", s => s.Main);
        Show("apps.connections.open in the fake", s => s.Call);
        Show("handshake in the fake", s => s.Handshake);
        var started = Summary.Create(starts.Select(s => s.Started));
        Verdicts.Show($"{program.Name}: ms to the end of the start", started.Median, $"{started.Spread}; goal of a bot {GoalMilliseconds}{Describe(program, starts)}");

        void Show(string step, Func<ProgramStart, double?> get)
        {
            if (starts.All(s => get(s) is not null))
            {
                var summary = Summary.Create(starts.Select(s => get(s)!.Value));
                Verdicts.Show($"{program.Name}: ms to {step}", summary.Median, summary.Spread);
            }
        }
    }

    private static string Describe(NativeProgram program, List<ProgramStart> starts) => string.Create(
        CultureInfo.InvariantCulture,
        $", {program.Framework}, {program.File.Length / 1024} KB, {Summary.MedianOf(starts.Select(s => s.PeakMegabytes)):0.0} MB at the most");
}
