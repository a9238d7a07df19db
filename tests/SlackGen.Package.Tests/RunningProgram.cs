using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace SlackGen.Package.Tests;

/// <summary>A user's program that runs beside the test.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly StringBuilder output = new();

    private RunningProgram(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Gets what the program has written.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="directory">The directory in which it runs.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="arguments">The arguments.</param>
    public static RunningProgram Start(string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = DotNet.StartInfo(program, directory, PackedPackages.Cache, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(start);
    }

    /// <summary>Waits until the program's web server listens, and returns its address.</summary>
    public async Task<Uri> WaitForAddressAsync()
    {
        var address = "";
        await WaitUntilAsync(() => (address = Address().Match(Output).Groups["address"].Value).Length > 0, "the program listens");
        return new Uri(address);
    }

    /// <summary>Waits for a condition. Fails with the output if it is not met in time, or the program has ended.</summary>
    public async Task WaitUntilAsync(Func<bool> condition, string expected)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.That(process.HasExited, Is.False, () => $"The program ended before {expected}:\n{Output}");
            Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(Limit), () => $"Not in time: {expected}\n{Output}");
            await Task.Delay(10);
        }
    }

    /// <summary>Asks the program to end, as a container host does, and returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Append(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Address();
}
