using System.CommandLine;
using System.Text;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.Tool.Scopes;

/// <summary>The command <c>scopes</c>.</summary>
internal static class ScopesCommand
{
    private static readonly string[] DefaultNames = ["slack-app.yaml", "slack-app.yml", "slack-app.json"];

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var project = new Argument<string>("project")
        {
            Description = "The project, or its directory; the current directory by default.",
            DefaultValueFactory = _ => Environment.CurrentDirectory,
        };
        var write = new Option<bool>("--write") { Description = "Adds the scopes that are missing to the app's manifest. Of several that suffice, it adds the first." };
        var check = new Option<bool>("--check") { Description = "Exits with 1 if a scope is missing." };
        var json = new Option<bool>("--json") { Description = "Writes the scopes, with the places that need them, as JSON." };
        var framework = new Option<string?>("--framework", "-f") { Description = "The target framework that is compiled, of a project with several." };
        var command = new Command("scopes", "Lists the scopes that the code of a project needs, and compares them with the app's manifest, slack-app.yaml.") { project, framework, write, check, json };
        command.SetAction((result, stopping) => RunAsync(result.GetValue(project)!, result.GetValue(framework), result.GetValue(write), result.GetValue(check), result.GetValue(json), stopping));
        return command;
    }

    /// <summary>Lists the scopes.</summary>
    /// <param name="path">The project or its directory.</param>
    /// <param name="framework">The target framework; null for the only one of the project.</param>
    /// <param name="write">Whether the missing scopes are added to the manifest.</param>
    /// <param name="check">Whether a missing scope fails.</param>
    /// <param name="json">Whether the list is JSON.</param>
    /// <param name="stopping">Ends the build.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string path, string? framework, bool write, bool check, bool json, CancellationToken stopping)
    {
        if (FindProject(path) is not { } project)
        {
            return ExitCode.BadInput;
        }

        try
        {
            return Show(await ScopeBuild.RunAsync(project, framework, stopping).ConfigureAwait(false), project, write, check, json);
        }
        catch (ScopeBuildException e)
        {
            return ExitCode.Fail([e.Message, .. e.Errors]);
        }
    }

    /// <summary>Shows a report, and writes what is missing on request.</summary>
    internal static int Show(ScopeReport report, string project, bool write, bool check, bool json)
    {
        // A project that needs nothing has no result that names the manifest.
        var file = report.AppManifest ?? (report.Needs.Count == 0 ? DefaultNames.Select(n => Path.Combine(Path.GetDirectoryName(project)!, n)).FirstOrDefault(File.Exists) : null);
        if (file is null)
        {
            Print(new ScopeList(report, null), json);
            return write || check ? ExitCode.Fail([$"{project} has no manifest of an app (slack-app.yaml), or has several."]) : 0;
        }

        var mistakes = new List<string>();

        // With the byte order mark, if there is one, so that it is written again.
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(file));
        var manifest = AppManifestReader.Read(text, AppManifestReader.IsJsonFile(file), m => mistakes.Add($"{file}({m.Span.Line + 1},{m.Span.Column + 1}): {m.Message}"));
        if (manifest?.Knows("oauth_config.scopes") != true)
        {
            return ExitCode.Fail(mistakes);
        }

        var list = new ScopeList(report, Path.GetFileName(file));
        Print(list, json);
        if (report.Mistakes.Count > 0)
        {
            return ExitCode.Fail(report.Mistakes);
        }

        return list.Missing.Any() switch
        {
            true when write => Write(file, text, list),
            true when check => ExitCode.Found,
            _ => 0,
        };
    }

    private static int Write(string file, string text, ScopeList list)
    {
        try
        {
            File.WriteAllText(file, list.Missing.Aggregate(text, (current, missing) => AppManifestEditor.AddToList(current, ["oauth_config", "scopes", ScopeList.Word(missing.Token)], missing.Scope)));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return ExitCode.Fail([$"{file} cannot be written: {e.Message}"]);
        }

        Console.Error.WriteLine($"{file} is written.");
        return 0;
    }

    private static string? FindProject(string path)
    {
        var projects = File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj") : [];
        if (projects.Length == 1)
        {
            return Path.GetFullPath(projects[0]);
        }

        ExitCode.Fail([projects.Length == 0 ? $"There is no project (*.csproj) at {Path.GetFullPath(path)}." : $"{Path.GetFullPath(path)} has several projects. Name one of them."]);
        return null;
    }

    private static void Print(ScopeList list, bool json)
    {
        if (json)
        {
            Terminal.Json(list.ToJson());
            return;
        }

        foreach (var line in list.Format())
        {
            Console.WriteLine(line);
        }
    }
}
