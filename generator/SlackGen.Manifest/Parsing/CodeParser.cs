using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads error codes and warnings with what they mean.</summary>
internal static class CodeParser
{
    public static EquatableArray<ErrorCode> ReadErrors(Parse parse, MapReader owner, string key, string path)
    {
        var codes = new List<ErrorCode>();
        var taken = new HashSet<string>(StringComparer.Ordinal) { "Unknown" };
        foreach (var entry in owner.Names(key, "error"))
        {
            parse.Positions.Set($"{path}.{key}.{entry.Key.Value}", entry.Key.Span);
            if (Read(parse, entry.Key, entry.Value) is not { } code)
            {
                continue;
            }

            if (taken.Add(code.Property))
            {
                codes.Add(code);
            }
            else
            {
                parse.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The error '{code.Code}' becomes '{code.Property}', a name that is taken; give it another: {{ name: …, summary: … }}.");
            }
        }

        return codes.ToEquatableArray();
    }

    public static EquatableArray<Described> ReadDescribed(Parse parse, MapReader owner, string key, string each, string path)
    {
        var codes = new List<Described>();
        foreach (var entry in owner.Names(key, each))
        {
            parse.Positions.Set($"{path}.{key}.{entry.Key.Value}", entry.Key.Span);
            codes.Add(new(entry.Key.Value, parse.Sentence(entry.Key, entry.Value, each)));
        }

        return codes.ToEquatableArray();
    }

    private static ErrorCode? Read(Parse parse, YamlScalar code, YamlNode node)
    {
        var reader = node is YamlMapping map ? new MapReader(parse, map, $"the error '{code.Value}'", "summary", "category", "name") : null;
        var category = reader?.Has("category") == true ? reader.Word("category", ErrorNaming.Categories) : ErrorNaming.Category(code.Value) ?? "invalid";
        var summary = reader is null ? parse.Sentence(code, node, "error") : reader.Summary($"The error '{code.Value}'");
        return MemberParser.PropertyName(parse, reader, code, "error") is { } property
            ? new ErrorCode(code.Value, property, category, summary)
            : null;
    }
}
