using System.Text.Json;

namespace SlackGen;

/// <summary>Arguments as one JSON object.</summary>
internal class JsonArgumentWriter(SlackJsonWriter json) : SlackArgumentWriter
{
    public override void String(ReadOnlySpan<byte> name, string? value) => Value<string, StringCodec>(name, value);

    public override void Int(ReadOnlySpan<byte> name, long? value) => Struct<long, IntCodec>(name, value);

    public override void Number(ReadOnlySpan<byte> name, double? value) => Struct<double, NumberCodec>(name, value);

    public override void Bool(ReadOnlySpan<byte> name, bool? value) => Struct<bool, BoolCodec>(name, value);

    public override void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
    {
        if (value is not null)
        {
            json.Name(name);
            TCodec.Write(json, value);
        }
    }

    public override void Scalar<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : struct => Struct<T, TCodec>(name, value);

    public override void Json(ReadOnlySpan<byte> name, JsonElement? value) => Struct<JsonElement, JsonCodec>(name, value);

    public override void Binary(ReadOnlySpan<byte> name, SlackUpload? value)
    {
        if (value is not null)
        {
            throw NoBinary(name);
        }
    }

    private void Struct<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : struct
        where TCodec : ISlackCodec<T>
    {
        if (value is { } given)
        {
            json.Name(name);
            TCodec.Write(json, given);
        }
    }
}
