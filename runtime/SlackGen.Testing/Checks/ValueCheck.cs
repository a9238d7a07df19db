using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A mistake in a value.</summary>
/// <param name="Pointer">The location as a JSON pointer.</param>
/// <param name="Expected">The expectation, "must be an array".</param>
internal sealed record ValueMistake(string Pointer, string Expected)
{
    public override string ToString() => $"{Expected} [json-pointer:{Pointer}]";
}

/// <summary>
/// Checks JSON values against the manifest's types, at any depth. Fields that a type lacks, values that an enum lacks and members that a union lacks
/// pass: Slack adds such things without notice, and a user's manifest can be out of date.
/// </summary>
/// <param name="manifest">The types.</param>
/// <param name="objects">The check of objects in requests; null for values that need not be valid in a request.</param>
internal sealed class ValueCheck(FakeManifest manifest, ObjectCheck? objects)
{
    /// <summary>Returns the first mistake, or null.</summary>
    public ValueMistake? Check(TypeRef type, JsonNode? value, string pointer) => value is null ? null : type.Kind switch
    {
        TypeRefKind.Scalar => Fits(type.ScalarType!, value) ? null : new(pointer, type.ScalarType!.Expected),
        TypeRefKind.Csv => Text(value) is null ? new(pointer, "must be a comma-separated string") : null,
        TypeRefKind.List => List(type, value, pointer),
        TypeRefKind.Map => Map(type, value, pointer),
        TypeRefKind.Named => manifest.Types.TryGetValue(type.Name!, out var named) ? Named(named, value, pointer) : null,
    };

    /// <summary>Returns the first mistake in an element of a list, or null. Slack sends null in places where a request may not have it.</summary>
    public ValueMistake? CheckItem(TypeRef type, JsonNode? item, string pointer) =>
        item is null && objects is not null && !type.IsNullable && type.ScalarType?.Form != ScalarForm.Any
            ? new(pointer, "must not be null")
            : Check(type, item, pointer);

    private static bool Fits(ScalarType scalar, JsonNode value) => scalar.Form switch
    {
        ScalarForm.Text => Text(value) is { } text && scalar.IsValid(text),
        ScalarForm.Integer => value is JsonValue number && number.TryGetValue<long>(out _),
        ScalarForm.Number => value.GetValueKind() == JsonValueKind.Number,
        ScalarForm.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        ScalarForm.Any => true,
        ScalarForm.File => false,
    };

    private ValueMistake? List(TypeRef type, JsonNode value, string pointer)
    {
        if (value is not JsonArray array)
        {
            return new(pointer, "must be an array");
        }

        return array.Select((item, i) => CheckItem(type.Element!, item, $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}")).FirstOrDefault(c => c is not null);
    }

    private ValueMistake? Map(TypeRef type, JsonNode value, string pointer) => value is JsonObject map
        ? map.Select(entry => Check(type.Element!, entry.Value, $"{pointer}/{entry.Key}")).FirstOrDefault(c => c is not null)
        : new(pointer, "must be an object");

    private ValueMistake? Named(NamedType type, JsonNode value, string pointer)
    {
        if (type.Kind == NamedTypeKind.Enum)
        {
            return Text(value) is null ? new(pointer, "must be a string") : null;
        }

        if (type.FromString is not null && Text(value) is not null)
        {
            return null;
        }

        if (value is not JsonObject properties)
        {
            return new(pointer, "must be an object");
        }

        return type.Kind == NamedTypeKind.Union ? Union(type, properties, pointer) : Fields(type, properties, pointer);
    }

    private ValueMistake? Union(NamedType union, JsonObject properties, string pointer)
    {
        if (Text(properties[union.Discriminator!]) is not { } which)
        {
            return new($"{pointer}/{union.Discriminator}", "must name the type of the object");
        }

        return union.Members.FirstOrDefault(m => m.Value == which) is { } member ? Fields(manifest.Types[member.Type], properties, pointer) : null;
    }

    private ValueMistake? Fields(NamedType type, JsonObject properties, string pointer) => type.Fields
        .Select(field => Check(field.Type, properties[field.Name], $"{pointer}/{field.Name}"))
        .FirstOrDefault(c => c is not null)
        ?? objects?.Check(type, properties, pointer);

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;
}
