using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest;

/// <summary>Parses one file of a manifest.</summary>
public static class ManifestParser
{
    /// <summary>
    /// Parses the text of a file. A mistake is reported, and the method or value that contains it is left out of the model. After a syntax error nothing is
    /// read; the methods and types that are complete before it stay.
    /// </summary>
    /// <param name="text">The YAML.</param>
    public static ParseResult Parse(string text)
    {
        var context = new ParseContext();
        var yaml = new YamlReader(text, context.Report);
        var root = yaml.ReadDocument();
        if (root is not null)
        {
            context.IgnoreCutOff(root);
        }

        var model = root switch
        {
            null when yaml.HasSyntaxError => ManifestFile.Empty,
            null or YamlScalar { IsNull: true } => ReportNothing(context, default, "The file is empty."),
            YamlMapping map => ReadFile(context, map),
            _ => ReportNothing(context, root.Span, $"A manifest is a map with 'group' and 'methods', 'events' or 'types'; this file is {root.Shape}."),
        };
        return new ParseResult(model, context.Diagnostics, context.Positions, yaml.HasSyntaxError ? UnparsedKeys.Find(text) : null);
    }

    private static ManifestFile ReportNothing(ParseContext context, ManifestSpan span, string message)
    {
        context.Report(Rules.NotAManifest, span, message);
        return ManifestFile.Empty;
    }

    private static ManifestFile ReadFile(ParseContext context, YamlMapping map)
    {
        if (map.Entries.Any(e => e.Key.Value == "tiers"))
        {
            // Half of the tiers or errors would be worse than none.
            var common = ReadCommon(context, map);
            return map.IsCutOff ? ManifestFile.Empty : ManifestFile.Empty with { Common = common };
        }

        var reader = new MapReader(context, map, "a manifest file", "group", "summary", "methods", "events", "types");
        if (!reader.Has("methods") && !reader.Has("events") && !reader.Has("types"))
        {
            // A misspelt 'methods' has been reported as such.
            return context.Errors > 0 ? ManifestFile.Empty : ReportNothing(context, map.Span, "The file declares no 'methods', 'events' or 'types'.");
        }

        var group = reader.Text("group");
        if (reader.Has("methods") && !reader.Has("group"))
        {
            context.Report(Rules.MissingKey, map.Span, "A file with methods needs a 'group': the part of their names before the last dot.");
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

        var methods = group is null ? default : MethodParser.ReadAll(context, reader, group);
        var types = TypeParser.ReadAll(context, reader);
        return new ManifestFile(
            group,
            group is null ? "" : reader.Summary($"The group '{group}'"),
            methods,
            types.Concat(EventParser.ReadAll(context, reader, types)).ToEquatableArray(),
            null);
    }

    private static bool IsGroupName(string group) => group.Split('.').All(Naming.IsWord);

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
            CodeParser.ReadErrors(context, reader, "common"),
            CodeParser.ReadWarnings(context, reader, "common"));
    }
}
