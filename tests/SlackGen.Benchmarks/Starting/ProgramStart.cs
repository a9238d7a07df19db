using System.Diagnostics;
using System.Globalization;
using SlackGen.Testing;

namespace SlackGen.Benchmarks.Starting;

/// <summary>One start of a program in a new process. Times are in milliseconds since the process was started.</summary>
/// <param name="Main">The time of the first code of the program.</param>
/// <param name="Call">The time at which the fake received <c>apps.connections.open</c>; null for a program without a connection.</param>
/// <param name="Handshake">The time of the WebSocket handshake in the fake; null for a program without a connection.</param>
/// <param name="Started">The time at which the host had started, which is after <c>hello</c> for a program with a connection.</param>
/// <param name="PeakMegabytes">The largest resident memory of the process until then.</param>
internal sealed record ProgramStart(double Main, double? Call, double? Handshake, double Started, double PeakMegabytes)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    /// <summary>Starts a program, waits until it has started, and ends it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="slack">The fake to which it connects.</param>
    /// <exception cref="InvalidOperationException">The program ended before it had started. The message has its output.</exception>
    /// <exception cref="TimeoutException">The program has not started within a minute.</exception>
    public static async Task<ProgramStart> MeasureAsync(NativeProgram program, FakeSlack slack)
    {
        var info = new ProcessStartInfo(program.File.FullName) { WorkingDirectory = program.File.DirectoryName, RedirectStandardInput = true, RedirectStandardOutput = true };
        info.Environment["Slack__Token"] = FakeSlack.BotToken;
        info.Environment["Slack__AppToken"] = FakeSlack.AppToken;
        info.Environment["Slack__BaseAddress"] = slack.BaseAddress.AbsoluteUri;
        var (calls, connections) = (slack.RequestsTo("apps.connections.open").Count, slack.SocketMode.OpenedConnections.Count);
        var (time, stamp) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        using var process = Process.Start(info)!;
        try
        {
            // A timestamp has the same origin in every process of a machine.
            var steps = await ReadStepsAsync(process).WaitAsync(MaxWait);
            process.Refresh();
            return new ProgramStart(
                Stopwatch.GetElapsedTime(stamp, steps[StartPrograms.Main]).TotalMilliseconds,
                Since(slack.RequestsTo("apps.connections.open").Skip(calls).FirstOrDefault()?.ReceivedAt),
                Since(slack.SocketMode.OpenedConnections.Skip(connections).FirstOrDefault()?.OpenedAt),
                Stopwatch.GetElapsedTime(stamp, steps[StartPrograms.Started]).TotalMilliseconds,
                process.PeakWorkingSet64 / (double)(1 << 20));
        }
        finally
        {
            process.Kill();
            process.WaitForExit(MaxWait);
        }

        double? Since(DateTimeOffset? moment) => moment is { } at ? (at - time).TotalMilliseconds : null;
    }

    private static async Task<Dictionary<string, long>> ReadStepsAsync(Process process)
    {
        var (steps, output) = (new Dictionary<string, long>(StringComparer.Ordinal), new List<string>());
        while (!steps.ContainsKey(StartPrograms.Started))
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The program ended before it had started:\n{string.Join('\n', output)}");
            output.Add(line);
            if (line.Split(' ') is ["@", var step, var stamp])
            {
                steps[step] = long.Parse(stamp, CultureInfo.InvariantCulture);
            }
        }

        return steps;
    }
}
