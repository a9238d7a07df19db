using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>The arguments of a call made by name.</summary>
internal sealed class SlackRawRequest(IReadOnlyDictionary<string, object?> arguments) : SlackRequest
{
    protected internal override void WriteArguments(SlackArgumentWriter writer)
    {
        foreach (var (key, value) in arguments)
        {
            Write(writer, Encoding.UTF8.GetBytes(key), key, value);
        }
    }

    private static void Write(SlackArgumentWriter writer, byte[] name, string key, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                writer.String(name, text);
                break;
            case bool flag:
                writer.Bool(name, flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.Int(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float or double or decimal:
                writer.Number(name, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case SlackTimestamp time:
                writer.Timestamp(name, time);
                break;
            case UnixTime time:
                writer.UnixTime(name, time);
                break;
            case DateTimeOffset time:
                writer.UnixTime(name, time);
                break;
            case DateOnly day:
                writer.Date(name, day);
                break;
            case JsonElement json:
                writer.Json(name, json);
                break;
            case SlackUpload upload:
                writer.Binary(name, upload);
                break;
            case ISlackModel model:
                writer.Object(name, model);
                break;
            case IEnumerable<string> words:
                writer.List<string, StringCodec>(name, [.. words]);
                break;
            case IEnumerable<ISlackModel> models:
                writer.Objects(name, [.. models]);
                break;
            default:
                throw new ArgumentException(
                    $"The argument '{key}' is a {value.GetType().Name}; send text, a number, a bool, a time, JSON, an upload, a generated object or a list of text or objects.");
        }
    }
}
