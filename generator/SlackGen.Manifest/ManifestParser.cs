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
        var parse = new Parse();
        var root = YamlTree.Read(text, parse.Report);
        var model = root switch
        {
            null when parse.Diagnostics.Count > 0 => ManifestFile.Empty,
            null or YamlScalar { IsNull: true } => Nothing(parse, default, "The file is empty."),
            YamlMapping map => ReadFile(parse, map),
            _ => Nothing(parse, root.Span, $"A manifest is a map with 'group' and 'methods', or 'types'; this file is {root.Shape}."),
        };
        return new ParseResult(model, parse.Diagnostics, parse.Positions);
    }

    private static ManifestFile Nothing(Parse parse, TextSpan span, string message)
    {
        parse.Report(Rules.NotAManifest, span, message);
        return ManifestFile.Empty;
    }

    private static ManifestFile ReadFile(Parse parse, YamlMapping map)
    {
        if (map.Entries.Any(e => e.Key.Value == "tiers"))
        {
            return ManifestFile.Empty with { Common = ReadCommon(parse, map) };
        }

        var reader = new MapReader(parse, map, "a manifest file", "group", "summary", "methods", "types");
        if (!reader.Has("methods") && !reader.Has("types"))
        {
            // A misspelt 'methods' has been reported as such.
            return parse.Errors > 0 ? ManifestFile.Empty : Nothing(parse, map.Span, "The file declares neither 'methods' nor 'types'.");
        }

        var group = reader.Text("group");
        if (reader.Has("methods") && !reader.Has("group"))
        {
            parse.Report(Rules.MissingKey, map.Span, "A file with methods needs a 'group': what stands before the last dot of their names.");
        }

        if (group is not null && !IsGroupName(group))
        {
            parse.Report(Rules.BadName, reader.SpanOf("group"), $"'{group}' is not a group's name: words of letters and digits with dots between them.");
            group = null;
        }

        if (group is not null)
        {
            parse.Positions.Set("group", reader.SpanOf("group"));
        }

        return new ManifestFile(
            group,
            group is null ? "" : reader.Summary($"The group '{group}'"),
            group is null ? default : MethodParser.ReadAll(parse, reader, group),
            TypeParser.ReadAll(parse, reader),
            null);
    }

    private static bool IsGroupName(string group) =>
        group.Split('.').All(Naming.IsWord);

    private static CommonManifest ReadCommon(Parse parse, YamlMapping map)
    {
        var reader = new MapReader(parse, map, "common.yaml", "version", "as_of", "tiers", "errors", "warnings");
        var tiers = new List<TierBudget>();
        foreach (var entry in reader.Names("tiers", "tier"))
        {
            if (entry.Key.Value is not ("1" or "2" or "3" or "4"))
            {
                parse.Report(Rules.BadTier, entry.Key.Span, $"A tier is 1, 2, 3 or 4, not '{entry.Key.Value}'.");
            }
            else if (RateParser.Read(parse, entry.Value, arguments: null) is { } rate)
            {
                tiers.Add(new((Tier)(entry.Key.Value[0] - '0'), rate));
            }
        }

        return new CommonManifest(
            reader.Text("version"),
            reader.Day("as_of"),
            tiers.ToEquatableArray(),
            CodeParser.ReadErrors(parse, reader, "errors", "common"),
            CodeParser.ReadDescribed(parse, reader, "warnings", "warning", "common"));
    }
}
