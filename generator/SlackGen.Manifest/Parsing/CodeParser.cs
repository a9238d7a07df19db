using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses error codes and warnings.</summary>
internal static class CodeParser
{
    private static readonly WordTable<ErrorCategory> Categories = new(ManifestWords.Word);

    /// <summary>Reads the error codes under <c>errors</c>.</summary>
    public static EquatableArray<ErrorCode> ReadErrors(ParseContext context, MapReader owner, string path)
    {
        var codes = new List<ErrorCode>();
        var taken = new HashSet<string>(StringComparer.Ordinal) { "Unknown" };
        foreach (var entry in owner.Names("errors", "error"))
        {
            context.Positions.Set($"{path}.errors.{entry.Key.Value}", entry.Key.Span);
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
                    $"The error '{code.Code}' becomes '{code.Property}', which is already taken; name it with {{ name: …, summary: … }}.");
            }
        }

        return codes.ToEquatableArray();
    }

    /// <summary>Reads the codes under <c>warnings</c>.</summary>
    public static EquatableArray<WarningCode> ReadWarnings(ParseContext context, MapReader owner, string path)
    {
        var codes = new List<WarningCode>();
        foreach (var entry in owner.Names("warnings", "warning"))
        {
            context.Positions.Set($"{path}.warnings.{entry.Key.Value}", entry.Key.Span);
            codes.Add(new(entry.Key.Value, context.Sentence(entry.Key, entry.Value, "warning")));
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
