using System.CommandLine;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Linking;

namespace SlackGen.Tool.Authoring;

/// <summary>The command <c>check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "The *.slack.yaml files of one project.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Writes the diagnostics as a JSON array." };
        var command = new Command("check", "Checks a project's own *.slack.yaml files as the generator does.") { files, json };
        SpecOptions.Compiled.AddTo(command, hasExtra: false);
        command.SetAction(result => Check(result, [.. result.GetValue(files)!.Select(f => f.ToString()).Distinct(StringComparer.Ordinal)], result.GetValue(json)));
        return command;
    }

    private static int Check(ParseResult result, IReadOnlyList<string> files, bool asJson)
    {
        if (SpecOptions.Compiled.ReadUnchecked(result, files) is not { } spec)
        {
            return ExitCode.BadInput;
        }

        var found = spec.Diagnostics
            .OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Diagnostic.Span.Line).ThenBy(d => d.Diagnostic.Span.Column).ThenBy(d => d.Diagnostic.Rule.Id, StringComparer.Ordinal)
            .ToList();
        if (asJson)
        {
            Terminal.Json(new JsonArray([.. found.Select(ToJson)]));
        }
        else
        {
            found.ForEach(Console.Out.WriteLine);
        }

        return found.Exists(d => d.Diagnostic.Rule.IsError) ? ExitCode.Found : ExitCode.Success;
    }

    // Lines and columns count from 1, as in the text.
    private static JsonObject ToJson(LinkDiagnostic found) => JsonBuilder.Object(
        ("file", found.File),
        ("line", found.Diagnostic.Span.Line + 1),
        ("column", found.Diagnostic.Span.Column + 1),
        ("severity", found.Diagnostic.Rule.IsError ? "error" : "warning"),
        ("id", found.Diagnostic.Rule.Id),
        ("message", found.Diagnostic.Message),
        ("meant", found.Diagnostic.Replacement?.Meant));
}
