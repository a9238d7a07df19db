using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SlackGen.Tests.Json;

/// <summary>JSON as one comparable text, made once with <see cref="SlackReader"/>, null where it refuses the JSON, and once with System.Text.Json.</summary>
internal static class Tree
{
    public static string? Read(byte[] json, StringCache? cache = null)
    {
        try
        {
            var reader = new SlackReader(json, DecodeOptions.Default, cache);
            var text = new StringBuilder();
            Read(ref reader, text);
            reader.End();
            return text.ToString();
        }
        catch (SlackJsonException)
        {
            return null;
        }
    }

    public static string Expected(JsonElement json)
    {
        var text = new StringBuilder();
        Expect(json, text);
        return text.ToString();
    }

    private static void Read(ref SlackReader reader, StringBuilder text)
    {
        switch (reader.Peek())
        {
            case (byte)'{':
                text.Append('{');
                reader.EnterObject();
                while (reader.NextProperty())
                {
                    Append(text, reader.PropertyName);
                    Read(ref reader, text);
                }

                text.Append('}');
                break;
            case (byte)'[':
                text.Append('[');
                reader.EnterList(out _);
                while (reader.NextElement())
                {
                    Read(ref reader, text);
                }

                text.Append(']');
                break;
            case (byte)'"':
                Append(text, reader.ReadString());
                break;
            case (byte)'t' or (byte)'f':
                text.Append(reader.ReadBool());
                break;
            case (byte)'n':
                reader.SkipValue();
                text.Append("null");
                break;
            default:
                text.Append(Encoding.ASCII.GetString(reader.ReadWord())).Append(';');
                break;
        }
    }

    private static void Expect(JsonElement json, StringBuilder text)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in json.EnumerateObject())
                {
                    Append(text, LenientText.Of(property));
                    Expect(property.Value, text);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in json.EnumerateArray())
                {
                    Expect(item, text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                Append(text, LenientText.Of(json));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                text.Append(json.GetBoolean());
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                text.Append(json.GetRawText()).Append(';');
                break;
        }
    }

    // The length first: a string that holds what others are made of cannot pass for them.
    private static void Append(StringBuilder text, string value) =>
        text.Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append('"').Append(value);
}
