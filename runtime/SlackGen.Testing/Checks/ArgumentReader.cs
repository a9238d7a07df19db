using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Turns arguments as they travelled into what they mean.</summary>
/// <param name="manifest">The types.</param>
/// <param name="isStrict">Whether JSON values must be of the declared kind already.</param>
internal sealed class ArgumentReader(FakeManifest manifest, bool isStrict)
{
    /// <summary>Reads an argument by its declared type. What does not fit stays as it came, for the check to complain about.</summary>
    public JsonNode? Read(TypeRef type, RawArgument raw) => raw switch
    {
        RawArgument.Text text => FromText(type, text.Value),
        RawArgument.Json { Value: JsonValue value } when type.Kind == TypeRefKind.Csv || !isStrict => FromScalar(type, value),
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

    /// <summary>Returns how a file stands among the arguments.</summary>
    public static JsonObject FileValue(string name, ReadOnlySpan<byte> bytes) => new() { ["name"] = name, ["bytes"] = Convert.ToBase64String(bytes) };

    /// <summary>Reads text by a type: JSON text where the type has structure, words with commas where it is a list. Text that does not fit stays text.</summary>
    public JsonNode? FromText(TypeRef type, string text) => type.Kind switch
    {
        TypeRefKind.Scalar => ScalarFromText(type.ScalarType!.Form, text),
        TypeRefKind.Csv or TypeRefKind.List => ListFromText(type, text),
        TypeRefKind.Map => JsonText.TryParse(text, out var map) ? map : text,

        // An object or union is JSON; an enum is text, and a value of it seldom looks like anything else.
        TypeRefKind.Named => text.AsSpan().TrimStart() is ['{', ..] && JsonText.TryParse(text, out var value) ? value : text,
    };

    private static JsonNode? ScalarFromText(ScalarForm form, string text) => form switch
    {
        ScalarForm.Text or ScalarForm.File => text,
        ScalarForm.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : text,
        ScalarForm.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : text,
        ScalarForm.Boolean => text switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => text,
        },
        ScalarForm.Any => JsonText.TryParse(text, out var value) ? value : text,
    };

    /// <summary>Returns whether text is JSON text of a list.</summary>
    public static bool IsArrayText(string text) => text.AsSpan().TrimStart() is ['[', ..] && JsonText.TryParse(text, out var value) && value is JsonArray;

    // Official clients send a list of words as JSON text (Node) or joined by commas (Python, Java), whichever way it is documented.
    private JsonNode? ListFromText(TypeRef type, string text)
    {
        if (text.AsSpan().TrimStart() is ['[' or '{', ..] && JsonText.TryParse(text, out var value))
        {
            return value;
        }

        return manifest.IsWord(type.Element!)
            ? new JsonArray([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(item => FromText(type.Element!, item))])
            : text;
    }

    // A JSON body may hold what a form would hold, such as "4" for a number or 1 for true.
    private JsonNode? FromScalar(TypeRef type, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => FromText(type, value.GetValue<string>()),
        JsonValueKind.Number when type.Scalar == ScalarKind.Bool => FromText(type, value.ToJsonString()) is JsonValue flag && flag.GetValueKind() != JsonValueKind.String
            ? flag
            : value.DeepClone(),
        _ => value.DeepClone(),
    };
}
