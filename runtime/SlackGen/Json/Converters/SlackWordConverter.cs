using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen;

/// <summary>A converter of types with a text form. It also converts the keys of dictionaries.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TCodec">The codec of the type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SlackWordConverter<T, TCodec> : JsonConverter<T>
    where T : struct
    where TCodec : ISlackTextCodec<T>
{
    private protected SlackWordConverter()
    {
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON value is neither a string nor a number, or is not a value of the type.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan),
        var other => throw new JsonException($"A {typeof(T).Name} is a string or a number, not {other}."),
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

/// <summary>A converter of a generated string enum.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackEnumConverter<T> : SlackWordConverter<T, EnumCodec<T>>
    where T : struct, ISlackEnum<T>
{
}

/// <summary>A converter of message timestamps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackTimestampConverter : SlackWordConverter<SlackTimestamp, TimestampCodec>
{
}

/// <summary>A converter of times in whole seconds since 1970. It writes numbers.</summary>
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
