using System.Globalization;
using System.Text.Json;

namespace SlackGen.Client.Tests.Fuzz;

/// <summary>Compares JSON as lenient reading does: a number and its digits in a string are the same, so are true and 1, and null is nothing.</summary>
internal static class Canonical
{
    /// <summary>Returns what one document holds and the other lacks or has otherwise; null if there is no difference.</summary>
    public static string? Lost(JsonElement original, JsonElement read, string path = "$")
    {
        switch (original.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Object when read.ValueKind == JsonValueKind.Object:
                foreach (var (name, value) in Last(original))
                {
                    if (value.ValueKind != JsonValueKind.Null && !(path == "$" && name == "ok"))
                    {
                        var lost = Last(read).TryGetValue(name, out var other) ? Lost(value, other, $"{path}.{name}") : $"{path}.{name} is lost: {value}";
                        if (lost is not null)
                        {
                            return lost;
                        }
                    }
                }

                return null;
            case JsonValueKind.Array when read.ValueKind == JsonValueKind.Array && original.GetArrayLength() == read.GetArrayLength():
                return original.EnumerateArray().Zip(read.EnumerateArray()).Select((pair, i) => Lost(pair.First, pair.Second, $"{path}[{i}]")).FirstOrDefault(l => l is not null);
            default:
                return Word(original) == Word(read) ? null : $"{path}: {original.GetRawText()} was read as {read.GetRawText()}";
        }
    }

    // Of a name that stands twice the last value counts, as everywhere.
    private static Dictionary<string, JsonElement> Last(JsonElement json)
    {
        var last = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            last[property.Name] = property.Value;
        }

        return last;
    }

    private static string Word(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Number => Number(json.GetRawText()),
        JsonValueKind.String => Text(json) switch { "true" => "1", "false" => "0", var text => Number(text) },
        _ => json.GetRawText(),
    };

    private static string Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : text;

    // Half a surrogate pair makes no string; then its spelling is compared.
    private static string Text(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return json.GetRawText();
        }
    }
}
