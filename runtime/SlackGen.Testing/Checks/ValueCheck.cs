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
/// <param name="limits">The limits of Block Kit; null for values that need not be valid in a request.</param>
internal sealed class ValueCheck(FakeManifest manifest, BlockKitLimits? limits)
{
    /// <summary>Returns the first mistake, or null.</summary>
    public ValueMistake? Check(TypeRef type, JsonNode? value, string pointer) => value is null ? null : type.Kind switch
    {
        TypeKind.Json => null,
        TypeKind.Int => IsInteger(value) ? null : new(pointer, "must be an integer"),
        TypeKind.UnixTime => IsInteger(value) ? null : new(pointer, "must be a time in whole seconds"),
        TypeKind.Number => value.GetValueKind() == JsonValueKind.Number ? null : new(pointer, "must be a number"),
        TypeKind.Bool => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : new(pointer, "must be a boolean"),
        TypeKind.Timestamp => Text(value) is { } text && IsTimestamp(text) ? null : new(pointer, "must be a timestamp such as 1512085950.000216"),
        TypeKind.Date => Text(value) is { } text && IsDate(text) ? null : new(pointer, "must be a date such as 2026-08-20"),
        TypeKind.Binary => new(pointer, "must be a file"),
        TypeKind.Csv => Text(value) is null ? new(pointer, "must be a comma-separated string") : null,
        TypeKind.List => List(type, value, pointer),
        TypeKind.Map => Map(type, value, pointer),
        TypeKind.Named => manifest.Types.TryGetValue(type.Name!, out var named) ? Named(named, value, pointer) : null,
        _ => Text(value) is null ? new(pointer, "must be a string") : null,
    };

    private ValueMistake? List(TypeRef type, JsonNode value, string pointer)
    {
        if (value is not JsonArray array)
        {
            return new(pointer, "must be an array");
        }

        return array.Select((item, i) => Check(type.Element!, item, $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}")).FirstOrDefault(c => c is not null);
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
        ?? limits?.Check(type, properties, pointer);

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    private static bool IsInteger(JsonNode value) => value is JsonValue scalar && scalar.TryGetValue<long>(out _);

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTimestamp(string text)
    {
        var parts = text.Split('.');
        return parts.Length <= 2 && parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit));
    }
}
