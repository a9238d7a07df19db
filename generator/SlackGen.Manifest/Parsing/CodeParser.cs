using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads error codes and warnings with what they mean.</summary>
internal static class CodeParser
{
    private static readonly WordTable<ErrorCategory> Categories = new(ManifestWords.Word);

    public static EquatableArray<ErrorCode> ReadErrors(ParseContext context, MapReader owner, string key, string path)
    {
        var codes = new List<ErrorCode>();
        var taken = new HashSet<string>(StringComparer.Ordinal) { "Unknown" };
        foreach (var entry in owner.Names(key, "error"))
        {
            context.Positions.Set($"{path}.{key}.{entry.Key.Value}", entry.Key.Span);
            if (Read(context, entry.Key, entry.Value) is not { } code)
            {
                continue;
            }

            if (taken.Add(code.Property))
            {
                codes.Add(code);
            }
            else
            {
                context.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The error '{code.Code}' becomes '{code.Property}', a name that is taken; give it another: {{ name: …, summary: … }}.");
            }
        }

        return codes.ToEquatableArray();
    }

    public static EquatableArray<WarningCode> ReadWarnings(ParseContext context, MapReader owner, string key, string each, string path)
    {
        var codes = new List<WarningCode>();
        foreach (var entry in owner.Names(key, each))
        {
            context.Positions.Set($"{path}.{key}.{entry.Key.Value}", entry.Key.Span);
            codes.Add(new(entry.Key.Value, context.Sentence(entry.Key, entry.Value, each)));
        }

        return codes.ToEquatableArray();
    }

    private static ErrorCode? Read(ParseContext context, YamlScalar code, YamlNode node)
    {
        var reader = node is YamlMapping map ? new MapReader(context, map, $"the error '{code.Value}'", "summary", "category", "name") : null;
        var category = reader?.Has("category") == true ? reader.Word("category", Categories) : ErrorNaming.Category(code.Value) ?? ErrorCategory.Invalid;
        var summary = reader is null ? context.Sentence(code, node, "error") : reader.Summary($"The error '{code.Value}'");
        return MemberParser.PropertyName(context, reader, code, "error") is { } property
            ? new ErrorCode(code.Value, property, category, summary)
            : null;
    }
}
