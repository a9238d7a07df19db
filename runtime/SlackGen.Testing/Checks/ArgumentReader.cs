using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Converts raw arguments to values of their declared types.</summary>
/// <param name="manifest">The types.</param>
/// <param name="isStrict">Whether JSON values must already be of the declared kind.</param>
internal sealed class ArgumentReader(FakeManifest manifest, bool isStrict)
{
    /// <summary>Reads an argument by its declared type. A value that does not fit is unchanged, and the check reports it.</summary>
    public JsonNode? Read(TypeRef type, RawArgument raw) => raw switch
    {
        RawArgument.Text text => FromText(type, text.Value),
        RawArgument.Json { Value: JsonValue value } when type.Kind == TypeRefKind.Csv || !isStrict => FromScalar(type, value),
        _ => ReadUntyped(raw),
    };

    /// <summary>Reads an argument without a declared type.</summary>
    public static JsonNode? ReadUntyped(RawArgument raw) => raw switch
    {
        RawArgument.Text text => text.Value,
        RawArgument.Json json => json.Value?.DeepClone(),
        RawArgument.Upload upload => FileValue(upload.Value.Name, upload.Value.Bytes.Span),
        _ => null,
    };

    /// <summary>Returns the form of a file among the arguments.</summary>
    public static JsonObject FileValue(string name, ReadOnlySpan<byte> bytes) => new() { ["name"] = name, ["bytes"] = Convert.ToBase64String(bytes) };

    /// <summary>Reads text by a type: JSON where the type has structure, comma-joined words where it is a list. Text that does not fit is unchanged.</summary>
    public JsonNode? FromText(TypeRef type, string text) => type.Kind switch
    {
        TypeRefKind.Scalar => ScalarFromText(type.ScalarType!.Form, text),
        TypeRefKind.Csv or TypeRefKind.List => ListFromText(type, text),
        TypeRefKind.Map => JsonText.TryParse(text, out var map) ? map : text,

        // An object or union is JSON. An enum is text, and no documented value begins with a brace.
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

    /// <summary>Returns whether text is a JSON array.</summary>
    public static bool IsArrayText(string text) => text.AsSpan().TrimStart() is ['[', ..] && JsonText.TryParse(text, out var value) && value is JsonArray;

    // Official clients send a list of words as JSON (Node) or comma-joined (Python, Java), regardless of the documented form.
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

    // A JSON body can hold values in the form of a form field, such as "4" for a number or 1 for true.
    private JsonNode? FromScalar(TypeRef type, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => FromText(type, value.GetValue<string>()),
        JsonValueKind.Number when type.Scalar == ScalarKind.Bool => FromText(type, value.ToJsonString()) is JsonValue flag && flag.GetValueKind() != JsonValueKind.String
            ? flag
            : value.DeepClone(),
        _ => value.DeepClone(),
    };
}
