using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen.Infrastructure;

/// <summary>A converter of types with a text form. It also converts the keys of dictionaries.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SlackTextConverter<T> : JsonConverter<T>
    where T : struct
{
    private protected SlackTextConverter()
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
        writer.WriteStringValue(ToText(value));
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ToText(value));
    }

    private protected abstract string ToText(T value);

    private protected abstract bool TryParse(string text, out T value);

    private T Parse(string text) => TryParse(text, out var value) ? value : throw new JsonException($"'{text}' is not a {typeof(T).Name}.");
}
