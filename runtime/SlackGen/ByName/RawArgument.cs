using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen;

/// <summary>Converts an argument of a call by name to what is sent: text, JSON or a file. The supported types are listed here, without reflection.</summary>
internal static class RawArgument
{
    /// <summary>Returns the argument as a string, a <see cref="JsonElement"/> or a <see cref="SlackUpload"/>; null if nothing is sent.</summary>
    /// <exception cref="ArgumentException">The value, or a value in it, has an unsupported type.</exception>
    public static object? Encode(string name, object? value, SlackMethodEntry? entry)
    {
        switch (value)
        {
            case null or JsonElement { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null }:
                return null;
            case SlackUpload:
                return value;
            case DateTimeOffset time when entry?.Timestamps?.Contains(name) == true:
                return SlackTimestamp.FromDateTimeOffset(time).Value;
            case string or JsonElement { ValueKind: JsonValueKind.String }:
                return Text(value);
        }

        if (Word(value) is { } word)
        {
            return word;
        }

        using var buffer = new PooledBuffer();
        var writer = new SlackJsonWriter(buffer);
        Write(writer, name, value);
        writer.Flush();
        var reader = new Utf8JsonReader(buffer.Written);
        var json = JsonElement.ParseValue(ref reader);
        return json.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Array when entry?.CommaJoined?.Contains(name) == true => string.Join(',', json.EnumerateArray().Select(e => Text(e))),
            _ => json,
        };
    }

    /// <summary>Returns a string or JSON value as the text of a form field; null for anything else.</summary>
    public static string? Text(object? value) => value switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        JsonElement json => json.GetRawText(),
        _ => null,
    };

    // The types that are strings in JSON, too.
    private static string? Word(object value) => value switch
    {
        string text => text,
        ISlackEnum word => word.Value,
        SlackTimestamp time => time.Value,
        DateOnly day => DateCodec.ToText(day),
        Uri address => address.IsAbsoluteUri ? address.AbsoluteUri : address.OriginalString,
        _ => null,
    };

    private static void Write(SlackJsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                writer.NullValue();
                break;
            case bool flag:
                writer.BoolValue(flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.IntValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong or decimal:
                writer.RawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case float single:
                writer.NumberValue(double.Parse(single.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.NumberValue(number);
                break;
            case UnixTime time:
                writer.IntValue(time.Seconds);
                break;
            case DateTimeOffset time:
                writer.IntValue(time.ToUnixTimeSeconds());
                break;
            case JsonElement json:
                writer.JsonValue(json);
                break;
            case JsonDocument document:
                writer.JsonValue(document.RootElement);
                break;
            case JsonNode node:
                writer.RawValue(node.ToJsonString());
                break;
            case ISlackModel model:
                writer.ObjectValue(model);
                break;
            default:
                if (Word(value) is { } word)
                {
                    writer.StringValue(word);
                }
                else
                {
                    WriteMany(writer, name, value);
                }

                break;
        }
    }

    private static void WriteMany(SlackJsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(writer, name, map);
                break;
            case IDictionary map when map.Keys.Cast<object>().All(k => k is string):
                WriteMap(writer, name, map.Keys.Cast<string>().Select(k => KeyValuePair.Create(k, map[k])));
                break;
            case IDictionary or byte[]:
                throw Refuse(name, value);
            case IEnumerable list:
                writer.StartArray();
                foreach (var item in list)
                {
                    Write(writer, name, item);
                }

                writer.EndArray();
                break;
            default:
                throw Refuse(name, value);
        }
    }

    private static void WriteMap(SlackJsonWriter writer, string name, IEnumerable<KeyValuePair<string, object?>> map)
    {
        writer.StartObject();
        foreach (var (key, item) in map)
        {
            writer.Name(key);
            Write(writer, name, item);
        }

        writer.EndObject();
    }

    private static ArgumentException Refuse(string name, object value) => new(
        $"The argument '{name}' holds a {value.GetType().Name}. Pass a string, a number, a bool, a time, a day, a Uri, JSON, a file, a generated object or enum, or a list or dictionary of these.");
}
