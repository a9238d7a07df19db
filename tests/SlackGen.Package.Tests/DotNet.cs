using System.Diagnostics;

namespace SlackGen.Package.Tests;

/// <summary>Runs the SDK as a user would.</summary>
internal static class DotNet
{
    /// <summary>Runs a command and gives its output; a failure fails the test with the output.</summary>
    public static async Task<string> RunAsync(string directory, string packageCache, params string[] arguments)
    {
        var (exitCode, text) = await TryRunAsync("dotnet", directory, packageCache, arguments);
        Assert.That(exitCode, Is.Zero, $"dotnet {string.Join(' ', arguments)}\n{text}");
        return text;
    }

    /// <summary>Runs a program and gives its exit code and output.</summary>
    public static async Task<(int ExitCode, string Output)> TryRunAsync(string program, string directory, string packageCache, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(program, directory, packageCache, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Returns how to start a program.</summary>
    public static ProcessStartInfo StartInfo(string program, string directory, string packageCache, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test host sets for itself would lead the SDK astray.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = packageCache;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("SLACK_TOKEN");
        return start;
    }
}
