using System.Text.Json;

namespace SlackGen;

/// <summary>Arguments as one JSON object.</summary>
internal sealed class JsonArgumentWriter(SlackJsonWriter json) : SlackArgumentWriter
{
    public override void String(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.Name(name);
            json.StringValue(value);
        }
    }

    public override void Int(ReadOnlySpan<byte> name, long? value)
    {
        if (value is not null)
        {
            json.Name(name);
            json.IntValue(value.Value);
        }
    }

    public override void Number(ReadOnlySpan<byte> name, double? value)
    {
        if (value is not null)
        {
            json.Name(name);
            json.NumberValue(value.Value);
        }
    }

    public override void Bool(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is not null)
        {
            json.Name(name);
            json.BoolValue(value.Value);
        }
    }

    public override void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
    {
        if (value is not null)
        {
            json.Name(name);
            TCodec.Write(json, value);
        }
    }

    public override void Json(ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is not null)
        {
            json.Name(name);
            json.JsonValue(value.Value);
        }
    }

    public override void Binary(ReadOnlySpan<byte> name, SlackUpload? value)
    {
        if (value is not null)
        {
            throw NoBinary(name);
        }
    }
}
