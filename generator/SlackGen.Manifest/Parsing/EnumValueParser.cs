using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses the values of an enum type.</summary>
internal static class EnumValueParser
{
    /// <summary>Reads the values under <c>enum</c>.</summary>
    public static EquatableArray<EnumValue> ReadAll(ParseContext context, MapReader owner, string className, string path)
    {
        var values = new List<EnumValue>();
        var taken = ReservedNames.ForEnum(className);
        var entries = owner.Names("enum", "enum value").ToList();
        foreach (var entry in entries)
        {
            var value = entry.Key.Value;
            context.Positions.Set($"{path}.enum.{value}", entry.Key.Span);
            var reader = entry.Value is YamlMapping map ? new MapReader(context, map, $"the enum value '{value}'", "name", "summary", "requires", "unseen") : null;
            var summary = reader is null ? context.Sentence(entry.Key, entry.Value, "enum value") : reader.Summary($"The enum value '{value}'");
            if (MemberParser.PropertyName(context, reader, entry.Key, "enum value") is not { } property)
            {
                continue;
            }

            if (!taken.Add(property))
            {
                context.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The value '{value}' becomes '{property}', which is already taken; name it with {{ name: …, summary: … }}.");
                continue;
            }

            values.Add(new(value, property, summary, ReadRequired(context, reader, value, entries), reader?.Bool("unseen", false) == true));
        }

        return values.ToEquatableArray();
    }

    private static EquatableArray<string> ReadRequired(ParseContext context, MapReader? reader, string value, List<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        if (reader?.Node("requires") is not { } node)
        {
            return default;
        }

        var others = entries.Select(e => e.Key.Value).Where(v => v != value).ToList();
        var required = context.Words(node, "requires");
        foreach (var unknown in required.Where(w => !others.Contains(w.Value)))
        {
            context.Report(Rules.BadValue, unknown.Span, $"'{unknown.Value}' is not another value of this enum.", unknown.Value, others);
        }

        return required.Select(w => w.Value).ToEquatableArray();
    }
}
