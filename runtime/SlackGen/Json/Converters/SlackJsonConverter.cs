using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen.Infrastructure;

/// <summary>A converter of generated types from and to Slack's JSON. Generated types name it in an attribute, so no serializer option is needed.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackJsonConverter<T> : JsonConverter<T>
    where T : class, ISlackJson<T>, ISlackModel
{
    private const int DefaultMaxDepth = 64;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value cannot be read as the type.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var document = JsonDocument.ParseValue(ref reader);
        var isStrict = options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow;
        var depth = options.MaxDepth == 0 ? DefaultMaxDepth : options.MaxDepth;
        try
        {
            return SlackJson.Read<T, SelfCodec<T>>(Utf8(document, options), new DecodeOptions(depth, Keep: !isStrict, Strict: isStrict));
        }
        catch (SlackException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        new SlackJsonWriter(writer).ObjectValue(value);
    }

    // SlackReader refuses comments and trailing commas, which the options may allow.
    private static byte[] Utf8(JsonDocument document, JsonSerializerOptions options)
    {
        if (!options.AllowTrailingCommas && options.ReadCommentHandling == JsonCommentHandling.Disallow)
        {
            return Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            document.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
