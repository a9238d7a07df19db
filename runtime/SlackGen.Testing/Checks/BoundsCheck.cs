using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A value outside a documented bound.</summary>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="At">The location and the bound.</param>
internal sealed record OutOfBounds(MistakeKind Kind, ValueMistake At);

/// <summary>Checks arguments and fields against their documented bounds.</summary>
internal static class BoundsCheck
{
    /// <summary>Returns the mistakes in the arguments of a call. An argument that is an empty text or list is a mistake of the kind <see cref="MistakeKind.Empty"/>.</summary>
    public static IEnumerable<Mistake> Mistakes(Method method, JsonObject arguments) => method.Params
        .Where(p => arguments[p.Name] is not null)
        .SelectMany(p => Mistakes(p, arguments[p.Name]!));

    /// <summary>Returns the mistakes in a value.</summary>
    /// <param name="bounds">The bounds.</param>
    /// <param name="value">The value.</param>
    /// <param name="length">The number of its characters; null for a value that has none.</param>
    /// <param name="pointer">Its location as a JSON pointer.</param>
    public static IEnumerable<OutOfBounds> Mistakes(Bounds bounds, JsonNode value, int? length, string pointer)
    {
        if (bounds == Bounds.None)
        {
            return [];
        }

        double? amount = value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;
        var items = value as JsonArray;
        return Ends(amount, bounds.Minimum, bounds.Maximum, "must be", "", MistakeKind.TooSmall, MistakeKind.TooLarge, pointer)
            .Concat(Ends(items?.Count, bounds.MinItems, bounds.MaxItems, "must have", " elements", MistakeKind.TooFew, MistakeKind.TooMany, pointer))
            .Concat(Ends(length, bounds.MinLength, bounds.MaxLength, "must have", " characters", MistakeKind.TooShort, MistakeKind.TooLong, pointer))
            .Concat((items ?? []).SelectMany((item, i) => Item(item, bounds.MaxItemLength, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"))));
    }

    private static IEnumerable<Mistake> Mistakes(Member parameter, JsonNode value)
    {
        var pointer = "/" + parameter.Name;
        var mistakes = Mistakes(parameter.Bounds, value, Length(value), pointer);
        return (TextLength.Size(value) == 0 ? mistakes.Prepend(new(MistakeKind.Empty, new(pointer, "must not be empty"))) : mistakes)
            .Select(m => new Mistake(m.Kind, [parameter.Name], m.At.ToString()));
    }

    // The length of an object or list is that of its JSON text.
    private static int Length(JsonNode value) => TextLength.Characters(value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value.ToJsonString());

    private static IEnumerable<OutOfBounds> Item(JsonNode? item, long? most, string pointer) =>
        Ends(TextLength.Size(item), null, most, "must have", item is JsonArray ? " elements" : " characters", MistakeKind.TooShort, MistakeKind.TooLong, pointer);

    private static IEnumerable<OutOfBounds> Ends(double? amount, long? least, long? most, string verb, string unit, MistakeKind below, MistakeKind above, string pointer)
    {
        if (amount > most)
        {
            yield return new(above, new(pointer, $"{verb} at most {most}{unit}"));
        }

        if (amount < least)
        {
            yield return new(below, new(pointer, $"{verb} at least {least}{unit}"));
        }
    }
}
