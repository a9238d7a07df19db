using System.Diagnostics;
using System.Globalization;

namespace SlackGen.Benchmarks.Building;

/// <summary>
/// What a build costs with a client in it, above the build of an empty project: whole <c>dotnet build</c> processes, each round in another order, because a
/// build is slower or faster by what was built before it.
/// </summary>
internal static class BuildRuns
{
    private const int WarmUpRounds = 4;
    private const int ServerRounds = 11;
    private const int ColdRounds = 5;

    private static readonly Dictionary<string, double> Bounds = new() { ["60 methods"] = 0.6, ["all methods"] = 1.7 };

    public static void Run(string root, Gate.Verdicts verdicts)
    {
        var directory = Directory.CreateTempSubdirectory("slackgen-build-").FullName;
        try
        {
            var projects = Selections.All
                .Select(s => (s.Name, Client: $"[SlackGen.SlackApi({s.Patterns})] public partial class SlackClient {{ }}"))
                .Prepend((Name: "empty", Client: "public partial class SlackClient { }"))
                .Select((p, i) => ClientProject.Write(root, p.Name, Path.Combine(directory, $"p{i}"), p.Client, "<OutputType>Library</OutputType><TargetFramework>net10.0</TargetFramework>"))
                .ToList();
            projects.ForEach(p => p.DotNet("restore"));

            foreach (var server in new[] { true, false })
            {
                Measure(projects, server, verdicts);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Measure(List<ClientProject> projects, bool server, Gate.Verdicts verdicts)
    {
        var rounds = server ? ServerRounds : ColdRounds;
        var times = projects.Select(_ => new double[rounds]).ToArray();
        var order = Enumerable.Range(0, projects.Count).ToArray();
        var random = new Random(20_261_121);
        for (var round = server ? -WarmUpRounds : -1; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                projects[i].Edit($"class Edit{round + WarmUpRounds} {{ }}");
                var watch = Stopwatch.StartNew();
                projects[i].DotNet("build", "--no-restore", $"-p:UseSharedCompilation={server}");
                if (round >= 0)
                {
                    times[i][round] = watch.Elapsed.TotalSeconds;
                }
            }
        }

        for (var i = 1; i < projects.Count; i++)
        {
            var increment = Gate.Paired.Median(times[i].Zip(times[0], (a, b) => a - b));
            var name = $"build of {projects[i].Name} above an empty project, seconds";
            if (server && Bounds.TryGetValue(projects[i].Name, out var bound))
            {
                verdicts.AtMost(name, increment, bound, "with a compiler server");
            }
            else
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {name}: {increment:0.00} ({(server ? "with a compiler server" : "with a cold compiler")})"));
            }
        }
    }
}
