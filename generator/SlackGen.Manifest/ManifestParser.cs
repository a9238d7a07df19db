using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest;

/// <summary>Reads one file of a manifest.</summary>
public static class ManifestParser
{
    /// <summary>
    /// Reads the text of a file. What is wrong is reported and left out of the model; a method with an error does not take the others down.
    /// </summary>
    /// <param name="text">The YAML.</param>
    public static ParseResult Parse(string text)
    {
        var context = new ParseContext();
        var root = YamlTree.Read(text, context.Report);
        var model = root switch
        {
            null when context.Diagnostics.Count > 0 => ManifestFile.Empty,
            null or YamlScalar { IsNull: true } => Nothing(context, default, "The file is empty."),
            YamlMapping map => ReadFile(context, map),
            _ => Nothing(context, root.Span, $"A manifest is a map with 'group' and 'methods', or 'types'; this file is {root.Shape}."),
        };
        return new ParseResult(model, context.Diagnostics, context.Positions);
    }

    private static ManifestFile Nothing(ParseContext context, ManifestSpan span, string message)
    {
        context.Report(Rules.NotAManifest, span, message);
        return ManifestFile.Empty;
    }

    private static ManifestFile ReadFile(ParseContext context, YamlMapping map)
    {
        if (map.Entries.Any(e => e.Key.Value == "tiers"))
        {
            return ManifestFile.Empty with { Common = ReadCommon(context, map) };
        }

        var reader = new MapReader(context, map, "a manifest file", "group", "summary", "methods", "types");
        if (!reader.Has("methods") && !reader.Has("types"))
        {
            // A misspelt 'methods' has been reported as such.
            return context.Errors > 0 ? ManifestFile.Empty : Nothing(context, map.Span, "The file declares neither 'methods' nor 'types'.");
        }

        var group = reader.Text("group");
        if (reader.Has("methods") && !reader.Has("group"))
        {
            context.Report(Rules.MissingKey, map.Span, "A file with methods needs a 'group': what stands before the last dot of their names.");
        }

        if (group is not null && !IsGroupName(group))
        {
            context.Report(Rules.BadName, reader.SpanOf("group"), $"'{group}' is not a group's name: words of letters and digits with dots between them.");
            group = null;
        }

        if (group is not null)
        {
            context.Positions.Set("group", reader.SpanOf("group"));
        }

        return new ManifestFile(
            group,
            group is null ? "" : reader.Summary($"The group '{group}'"),
            group is null ? default : MethodParser.ReadAll(context, reader, group),
            TypeParser.ReadAll(context, reader),
            null);
    }

    private static bool IsGroupName(string group) =>
        group.Split('.').All(Naming.IsWord);

    private static CommonManifest ReadCommon(ParseContext context, YamlMapping map)
    {
        var reader = new MapReader(context, map, "common.yaml", "version", "as_of", "tiers", "errors", "warnings");
        var tiers = new List<TierBudget>();
        foreach (var entry in reader.Names("tiers", "tier"))
        {
            if (entry.Key.Value is not ("1" or "2" or "3" or "4"))
            {
                context.Report(Rules.BadTier, entry.Key.Span, $"A tier is 1, 2, 3 or 4, not '{entry.Key.Value}'.");
            }
            else if (RateParser.Read(context, entry.Value, arguments: null) is { } rate)
            {
                tiers.Add(new((Tier)(entry.Key.Value[0] - '0'), rate));
            }
        }

        return new CommonManifest(
            reader.Text("version"),
            reader.Day("as_of"),
            tiers.ToEquatableArray(),
            CodeParser.ReadErrors(context, reader, "errors", "common"),
            CodeParser.ReadWarnings(context, reader, "warnings", "warning", "common"));
    }
}
