using System.Text.Json;

namespace SlackGen;

/// <summary>Arguments as one JSON object.</summary>
internal sealed class JsonArgumentWriter(SlackJsonWriter json) : SlackArgumentWriter
{
    public override void String(ReadOnlySpan<byte> name, string? value) => json.String(name, value);

    public override void Int(ReadOnlySpan<byte> name, long? value) => json.Int(name, value);

    public override void Number(ReadOnlySpan<byte> name, double? value) => json.Number(name, value);

    public override void Bool(ReadOnlySpan<byte> name, bool? value) => json.Bool(name, value);

    public override void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class => json.Value<T, TCodec>(name, value);

    public override void Json(ReadOnlySpan<byte> name, JsonElement? value) => json.Json(name, value);

    public override void Binary(ReadOnlySpan<byte> name, SlackUpload? value)
    {
        if (value is not null)
        {
            throw NoBinary(name);
        }
    }
}
