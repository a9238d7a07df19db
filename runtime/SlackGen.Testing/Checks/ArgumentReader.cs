using System.Globalization;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Turns arguments as they travelled into what they mean.</summary>
internal static class ArgumentReader
{
    /// <summary>Reads an argument by its declared type. What does not fit stays as it came, for the check to complain about.</summary>
    public static JsonNode? Read(TypeRef type, RawArgument raw) => raw switch
    {
        RawArgument.Text text => FromText(type, text.Value),
        RawArgument.Json { Value: JsonValue value } when type.Kind == TypeKind.Csv && value.TryGetValue<string>(out var joined) => FromText(type, joined),
        _ => ReadUntyped(raw),
    };

    /// <summary>Reads an argument of which nothing is declared.</summary>
    public static JsonNode? ReadUntyped(RawArgument raw) => raw switch
    {
        RawArgument.Text text => text.Value,
        RawArgument.Json json => json.Value?.DeepClone(),
        RawArgument.Upload upload => FileValue(upload.Value.Name, upload.Value.Bytes.Span),
        _ => null,
    };

    /// <summary>How a file stands among the arguments.</summary>
    public static JsonObject FileValue(string name, ReadOnlySpan<byte> bytes) => new() { ["name"] = name, ["bytes"] = Convert.ToBase64String(bytes) };

    /// <summary>Reads text by a type: JSON text where the type has structure. Text that does not fit stays text.</summary>
    public static JsonNode? FromText(TypeRef type, string text) => type.Kind switch
    {
        TypeKind.Int or TypeKind.UnixTime when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        TypeKind.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        TypeKind.Bool when text is "true" or "1" => true,
        TypeKind.Bool when text is "false" or "0" => false,
        TypeKind.Csv => new JsonArray([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(item => FromText(type.Element!, item))]),
        TypeKind.Json or TypeKind.List or TypeKind.Map when JsonText.TryParse(text, out var value) => value,

        // An object or union is JSON; an enum is text, and a value of it seldom looks like anything else.
        TypeKind.Named when text.AsSpan().TrimStart() is ['{', ..] && JsonText.TryParse(text, out var value) => value,
        _ => text,
    };
}
