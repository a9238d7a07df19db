using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace SlackGen.Tests.Json;

/// <summary>The expected fields of an object, computed from what System.Text.Json reads: field and value as text.</summary>
internal static class Expected
{
    public static SortedDictionary<string, string> Everything(JsonElement json)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            // The last of several counts.
            fields.Remove(property.Name);
            if (Field(property.Name, property.Value) is { } text)
            {
                fields[property.Name] = text;
            }
        }

        return fields;
    }

    private static string? Field(string name, JsonElement value) => name switch
    {
        "text" or "color" => Word(value),
        "count" or "created" => Long(Word(value)),
        "ratio" => value.ValueKind is JsonValueKind.Number or JsonValueKind.String && Double(Word(value)) is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : null,
        "flag" => Bool(value),
        "ts" => Word(value) is { Length: > 0 and <= 30 } text && text.All(c => c == '.' || char.IsAsciiDigit(c)) && text.Count(c => c == '.') < 2 && text[0] != '.' ? text : null,
        "day" => DateOnly.TryParseExact(Word(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("O", CultureInfo.InvariantCulture) : null,
        "any" => value.ValueKind == JsonValueKind.Null ? null : value.GetRawText(),
        "item" => Item(value),
        "items" => List(value, Item),
        "tags" => List(value, Word),
        "counts" => Map(value, v => Long(Word(v))),
        "named" => Map(value, Item),
        "words" => IsList(value) ? List(value, Word) : Split(value, w => w),
        "numbers" => IsList(value) ? List(value, v => Long(Word(v))) : Split(value, Long),
        "shape" => Shape(value),
        "shapes" => List(value, Shape),
        "grid" => List(value, row => List(row, v => Long(Word(v)))),
        "inner" => value.ValueKind == JsonValueKind.Object ? Show(Everything(value)) : null,
        _ => null,
    };

    public static string Show(IEnumerable<KeyValuePair<string, string>> fields) => $"{{{string.Join("; ", fields.Select(f => $"{f.Key}={f.Value}"))}}}";

    private static string? Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        _ => null,
    };

    private static string? Long(string? word)
    {
        if (BigInteger.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact) && exact >= long.MinValue && exact <= long.MaxValue)
        {
            return exact.ToString(CultureInfo.InvariantCulture);
        }

        return Double(word) is { } number && Math.Abs(number) <= 1L << 53 && number == Math.Truncate(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static double? Double(string? word) =>
        double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static string? Bool(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => Word(value) switch
        {
            "true" or "1" => "True",
            "false" or "0" => "False",
            _ => null,
        },
    };

    private static string? Item(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (name, size, tags) = ((string?)null, (string?)null, (string?)null);
        foreach (var property in value.EnumerateObject())
        {
            switch (property.Name)
            {
                case "name":
                    name = Word(property.Value);
                    break;
                case "size":
                    size = Long(Word(property.Value));
                    break;
                case "tags":
                    tags = List(property.Value, Word);
                    break;
            }
        }

        return $"({name}|{size}|{tags})";
    }

    private static string? Shape(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // The first tells which member it is, so that a reader need not look at the rest.
        var type = value.EnumerateObject().Where(p => p.NameEquals("type")).Select(p => p.Value).FirstOrDefault();
        return (type.ValueKind == JsonValueKind.String ? type.GetString() : "") switch
        {
            "circle" => $"circle {(value.TryGetProperty("radius", out var radius) ? Long(Word(radius)) : null)}",
            "group" => $"group {(value.TryGetProperty("shapes", out var shapes) ? List(shapes, Shape) : null)}",
            _ => value.GetRawText(),
        };
    }

    private static string? List(JsonElement value, Func<JsonElement, string?> item) => IsList(value)
        ? $"[{string.Join("/", Items(value).Select(item).Where(text => text is not null))}]"
        : null;

    // PHP writes a list with holes as an object.
    private static bool IsList(JsonElement value) => value.ValueKind == JsonValueKind.Array
        || (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any() && value.EnumerateObject().All(p => p.Name.Length > 0 && p.Name.All(char.IsAsciiDigit)));

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray()
        : list.EnumerateObject().Select(p => p.Value);

    private static string? Map(JsonElement value, Func<JsonElement, string?> item)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var items = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (item(property.Value) is { } text)
            {
                items[property.Name] = text;
            }
        }

        return Show(items);
    }

    private static string? Split(JsonElement value, Func<string, string?> item)
    {
        var items = Word(value)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item).ToList();
        return items is null || items.Contains(null) ? null : $"[{string.Join("/", items)}]";
    }
}
