using System.Diagnostics;

namespace SlackGen.Tool.Tests;

/// <summary>Runs command lines: in this process, or as a program with its own environment and directory.</summary>
internal static class CommandLine
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "SlackGen.Tool.dll");

    /// <summary>Runs a command line in this process. The console belongs to the whole process, so fixtures that call it are not parallel.</summary>
    public static async Task<CommandResult> RunAsync(params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        using var failed = new StringWriter();
        Console.SetOut(written);
        Console.SetError(failed);
        try
        {
            return new CommandResult(await Commands.RunAsync(args), written.ToString().ReplaceLineEndings("\n"), failed.ToString().ReplaceLineEndings("\n"));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Runs the program.</summary>
    /// <param name="directory">The current directory.</param>
    /// <param name="token">The token in the environment; null for none.</param>
    /// <param name="args">The arguments.</param>
    public static async Task<CommandResult> StartAsync(string directory, string? token, params string[] args)
    {
        using var process = Process.Start(Describe(directory, token, args))!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandResult(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    /// <summary>Returns how the program is started.</summary>
    public static ProcessStartInfo Describe(string directory, string? token, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("SLACK_TOKEN");
        if (token is not null)
        {
            start.Environment["SLACK_TOKEN"] = token;
        }

        return start;
    }
}

/// <summary>The result of a command line.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The standard output, with <c>\n</c>.</param>
/// <param name="Error">The error output, with <c>\n</c>.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Error);
