using System.Globalization;

namespace SlackGen.Tests.Json;

/// <summary>The fields of a model as text, to compare with <see cref="Expected"/>.</summary>
internal static class Shown
{
    public static SortedDictionary<string, string> Everything(Everything value)
    {
        var fields = new Dictionary<string, string?>
        {
            ["text"] = value.Text,
            ["count"] = value.Count?.ToString(CultureInfo.InvariantCulture),
            ["ratio"] = value.Ratio?.ToString("R", CultureInfo.InvariantCulture),
            ["flag"] = value.Flag?.ToString(),
            ["ts"] = value.Ts?.Value,
            ["created"] = value.Created?.ToString(),
            ["day"] = value.Day?.ToString("O", CultureInfo.InvariantCulture),
            ["any"] = value.Any?.GetRawText(),
            ["color"] = value.Color?.Value,
            ["item"] = value.Item is { } one ? Item(one) : null,
            ["items"] = List(value.Items, Item),
            ["tags"] = List(value.Tags, tag => tag),
            ["counts"] = Map(value.Counts, count => count.ToString(CultureInfo.InvariantCulture)),
            ["named"] = Map(value.Named, Item),
            ["words"] = List(value.Words, word => word),
            ["numbers"] = List(value.Numbers, number => number.ToString(CultureInfo.InvariantCulture)),
            ["shape"] = value.Shape is { } shape ? Shape(shape) : null,
            ["shapes"] = List(value.Shapes, Shape),
            ["grid"] = List(value.Grid, row => List(row, number => number.ToString(CultureInfo.InvariantCulture))!),
            ["inner"] = value.Inner is { } inner ? Expected.Show(Everything(inner)) : null,
        };
        return new(fields.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!), StringComparer.Ordinal);
    }

    private static string Item(Item item) => $"({item.Name}|{item.Size}|{List(item.Tags, tag => tag)})";

    private static string Shape(IShape shape) => shape switch
    {
        Circle circle => $"circle {circle.Radius}",
        ShapeGroup group => $"group {List(group.Shapes, Shape)}",
        _ => ((UnknownShape)shape).Json.GetRawText(),
    };

    private static string? List<T>(IReadOnlyList<T>? items, Func<T, string> show) => items is null ? null : $"[{string.Join("/", items.Select(show))}]";

    private static string? Map<T>(IReadOnlyDictionary<string, T>? items, Func<T, string> show) => items is null
        ? null
        : Expected.Show(new SortedDictionary<string, string>(items.ToDictionary(i => i.Key, i => show(i.Value)), StringComparer.Ordinal));
}
