using System.Text.Json;

namespace SlackGen;

/// <summary>Collects the values of a request's secret arguments after a failure. The manifest and the names of the arguments mark them as secret.</summary>
internal sealed class SecretArguments(string methodSecrets) : SlackArgumentWriter
{
    /// <summary>Gets the values.</summary>
    public List<string> Values { get; } = [];

    public override void String(ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value) && SecretNames.IsSecret(name, methodSecrets))
        {
            Values.Add(value);
        }
    }

    public override void Int(ReadOnlySpan<byte> name, long? value)
    {
        // A number is not a credential.
    }

    public override void Number(ReadOnlySpan<byte> name, double? value)
    {
    }

    public override void Bool(ReadOnlySpan<byte> name, bool? value)
    {
    }

    public override void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
    {
        if (value is not null && SecretNames.IsSecret(name, methodSecrets))
        {
            using var json = SlackJsonWriter.Write<T, TCodec>(value);
            using var document = JsonDocument.Parse(json.Written.ToArray());
            AddStrings(document.RootElement);
        }
    }

    public override void Json(ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } element && SecretNames.IsSecret(name, methodSecrets))
        {
            AddStrings(element);
        }
    }

    public override void Binary(ReadOnlySpan<byte> name, SlackUpload? value)
    {
    }

    private void AddStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when element.GetString() is { Length: > 0 } text:
                Values.Add(text);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    AddStrings(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var field in element.EnumerateObject())
                {
                    AddStrings(field.Value);
                }

                break;
        }
    }
}
