using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen;

/// <summary>Makes System.Text.Json read and write values that are one word, as a value and as the key of a dictionary.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TCodec">How a value becomes a word.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SlackWordConverter<T, TCodec> : JsonConverter<T>
    where T : struct
    where TCodec : ISlackTextCodec<T>
{
    private protected SlackWordConverter()
    {
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is neither a text nor a number, or not a value of the type.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan),
        var other => throw new JsonException($"A {typeof(T).Name} is a text or a number, not {other}."),
    });

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(TCodec.ToText(value));
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(TCodec.ToText(value));
    }

    private static T Parse(string text) => TCodec.TryParse(text, out var value) ? value : throw new JsonException($"'{text}' is not a {typeof(T).Name}.");
}

/// <summary>Makes System.Text.Json read and write a generated set of words.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackEnumConverter<T> : SlackWordConverter<T, EnumCodec<T>>
    where T : struct, ISlackEnum<T>
{
}

/// <summary>Makes System.Text.Json read and write a message time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackTimestampConverter : SlackWordConverter<SlackTimestamp, TimestampCodec>
{
}

/// <summary>Makes System.Text.Json read and write whole seconds since 1970, which are a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnixTimeConverter : SlackWordConverter<UnixTime, UnixTimeCodec>
{
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, UnixTime value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Seconds);
    }
}
