using System.Diagnostics;

namespace SlackGen.Benchmarks;

/// <summary>Runs other processes, within a time limit.</summary>
internal static class ProcessRunner
{
    /// <summary>Runs <c>dotnet</c> and returns what it prints.</summary>
    /// <param name="start">The arguments, environment and folder.</param>
    /// <param name="timeout">The time after which the process is killed.</param>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0. The message has its output.</exception>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public static string Run(ProcessStartInfo start, TimeSpan timeout)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var name = $"{start.FileName} {string.Join(' ', start.ArgumentList)}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{name}' did not end within {timeout.TotalSeconds} s.");
        }

        return process.ExitCode == 0
            ? output.Result
            : throw new InvalidOperationException($"'{name}' ended with exit code {process.ExitCode}:\n{output.Result}{errors.Result}");
    }
}
