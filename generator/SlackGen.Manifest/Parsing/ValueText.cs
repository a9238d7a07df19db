using System.Text;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Formats YAML values as text.</summary>
internal static class ValueText
{
    /// <summary>Returns a scalar as it is written, and any other value as JSON.</summary>
    public static string Format(YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            return scalar.Value;
        }

        var json = new StringBuilder();
        Json(node, json);
        return json.ToString();
    }

    private static void Json(YamlNode node, StringBuilder json)
    {
        switch (node)
        {
            case YamlScalar scalar:
                Scalar(scalar, json);
                break;
            case YamlSequence sequence:
                json.Append('[');
                for (var i = 0; i < sequence.Items.Count; i++)
                {
                    json.Append(i == 0 ? "" : ", ");
                    Json(sequence.Items[i], json);
                }

                json.Append(']');
                break;
            case YamlMapping map:
                json.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    json.Append(i == 0 ? "" : ", ");
                    Quote(map.Entries[i].Key.Value, json);
                    json.Append(": ");
                    Json(map.Entries[i].Value, json);
                }

                json.Append('}');
                break;
        }
    }

    private static void Scalar(YamlScalar scalar, StringBuilder json)
    {
        if (scalar.IsNull)
        {
            json.Append("null");
        }
        else if (scalar.IsPlain && (scalar.Value is "true" or "false" || IsNumber(scalar.Value)))
        {
            json.Append(scalar.Value);
        }
        else
        {
            Quote(scalar.Value, json);
        }
    }

    // JSON's numbers without exponents: YAML's other spellings (0x1F, .5, 1_000) stay text.
    private static bool IsNumber(string text)
    {
        var digits = text[0] == '-' ? text.Substring(1) : text;
        var parts = digits.Split('.');
        return parts.Length <= 2
            && parts.All(p => p.Length > 0 && p.All(c => c is >= '0' and <= '9'))
            && (parts[0].Length == 1 || parts[0][0] != '0');
    }

    private static void Quote(string text, StringBuilder json)
    {
        json.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    json.Append('\\').Append(c);
                    break;
                case < ' ':
                    json.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    json.Append(c);
                    break;
            }
        }

        json.Append('"');
    }
}
