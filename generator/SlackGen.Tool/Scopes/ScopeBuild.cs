using System.Diagnostics;

namespace SlackGen.Tool.Scopes;

/// <summary>Runs <c>dotnet build -t:SlackScopes</c>, whose compiler lists what the code needs.</summary>
internal static class ScopeBuild
{
    private const int MostErrors = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Returns the report.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="framework">The target framework; null for the only one of the project.</param>
    /// <param name="stopping">Ends the build.</param>
    /// <exception cref="ScopeBuildException">The build fails.</exception>
    public static async Task<ScopeReport> RunAsync(string project, string? framework, CancellationToken stopping)
    {
        var directory = Path.GetDirectoryName(project)!;
        var file = Path.Combine(Path.GetTempPath(), $"slackgen-scopes-{Guid.NewGuid():N}.json");
        try
        {
            var (exitCode, output) = await BuildAsync(project, framework, file, stopping).ConfigureAwait(false);
            if (!File.Exists(file))
            {
                throw new ScopeBuildException(
                    output.Exists(l => l.Contains("MSB4057", StringComparison.Ordinal))
                        ? $"{project} does not use the package SlackGen: it has no target SlackScopes. Of a project with several target frameworks, name one with --framework."
                        : $"{project} does not build.",
                    Errors(output));
            }

            // An .editorconfig can make a missing scope an error of the build; then the report is complete all the same.
            var report = ScopeReport.Read(await File.ReadAllTextAsync(file, stopping).ConfigureAwait(false), directory);
            return exitCode == 0 || (report.Errors.Count == 0 && report.Needs.Count > 0) ? report
                : throw new ScopeBuildException($"{project} does not build.", report.Errors.Count > 0 ? [.. report.Errors.Take(MostErrors)] : Errors(output));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int ExitCode, List<string> Output)> BuildAsync(string project, string? framework, string report, CancellationToken stopping)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["build", project, "-t:SlackScopes", $"-p:SlackScopesReport={report}", "-v:q", "-nologo", "-tl:off", .. framework is null ? Array.Empty<string>() : ["-f", framework]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(project)!,
        };

        // A tool that runs within a build inherits settings that lead another build astray.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start) ?? throw new ScopeBuildException("dotnet cannot be started.", []);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return (process.ExitCode, [.. (await output.ConfigureAwait(false) + await errors.ConfigureAwait(false)).ReplaceLineEndings("\n").Split('\n')]);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new ScopeBuildException($"The build of {project} did not end within {Limit.TotalMinutes} minutes.", []);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static IReadOnlyList<string> Errors(List<string> output) =>
        [.. output.Where(l => l.Contains("error ", StringComparison.Ordinal)).Select(l => l.Trim()).Distinct().Take(MostErrors)];
}

/// <summary>A build fails.</summary>
/// <param name="message">The reason.</param>
/// <param name="errors">The errors of the build.</param>
internal sealed class ScopeBuildException(string message, IReadOnlyList<string> errors) : Exception(message)
{
    /// <summary>Gets the errors of the build.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
