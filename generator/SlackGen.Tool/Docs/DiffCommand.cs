using System.CommandLine;
using System.Text.Json.Nodes;

namespace SlackGen.Tool.Docs;

/// <summary>The command <c>diff</c>.</summary>
internal static class DiffCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var docs = new Argument<string>("docs") { Description = "A folder with pages of docs.slack.dev/reference (Markdown or HTML), or a list of methods or events (Markdown, HTML or JSON)." };
        var partial = new Option<bool>("--partial") { Description = "The folder has some of the pages: a method or event without a page is not gone." };
        var json = new Option<bool>("--json") { Description = "Writes the differences as a JSON array." };
        var command = new Command("diff", "Compares Slack's documentation with the manifest, and writes YAML to add. Exits with 1 if there are differences.") { docs, partial, json };
        SpecOptions.Compiled.AddTo(command);
        command.SetAction(result => SpecOptions.Compiled.Run(result, spec => Compare(spec, result.GetValue(docs)!, result.GetValue(partial), result.GetValue(json))));
        return command;
    }

    private static int Compare(Spec spec, string path, bool isPartial, bool asJson)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            return ExitCode.Fail($"There is no folder or file {path}.");
        }

        DocSet docs;
        try
        {
            docs = DocSet.Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExitCode.Fail($"{path} cannot be read: {e.Message}");
        }

        foreach (var skipped in docs.Skipped)
        {
            Console.Error.WriteLine(skipped);
        }

        if (docs.Methods.Count + docs.Events.Count == 0 && docs.Index is null)
        {
            return ExitCode.Fail($"{path} has no page of a method or event, and no list of them.");
        }

        List<Difference> found = [.. MethodDiff.Compare(spec, docs, isPartial), .. EventDiff.Compare(spec, docs, isPartial)];
        if (asJson)
        {
            Terminal.Json(new JsonArray([.. found.Select(d => ToJson(spec, d))]));
        }
        else
        {
            Write(spec, found);
        }

        return found.Count > 0 ? ExitCode.Found : ExitCode.Success;
    }

    private static void Write(Spec spec, List<Difference> found)
    {
        foreach (var difference in found)
        {
            Terminal.Heading($"{difference.Change} {difference.Kind} {difference.Name}");
            foreach (var detail in difference.Details)
            {
                Console.Out.WriteLine($"  {detail}");
            }
        }

        foreach (var (name, text) in DocYaml.Files(spec, found))
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine($"# {name}");
            Console.Out.Write(text);
        }

        if (found.Count == 0)
        {
            Console.Out.WriteLine("The manifest has what the documentation has.");
        }
    }

    private static JsonObject ToJson(Spec spec, Difference difference) => JsonBuilder.Object(
        ("kind", difference.Kind),
        ("name", difference.Name),
        ("change", difference.Change),
        ("details", JsonBuilder.Strings(difference.Details)),
        ("yaml", DocYaml.Files(spec, [difference]).Select(f => f.Text).FirstOrDefault()));
}
