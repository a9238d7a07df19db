using System.Globalization;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Arguments;

/// <summary>The reason why a value is out of bounds.</summary>
/// <param name="Message">The bound and the amount, after the name of the argument: " has at most 75 characters, and this has 81".</param>
/// <param name="IsOfElement">Whether the bound is that of each element of the argument.</param>
internal readonly record struct BoundsMistake(string Message, bool IsOfElement = false)
{
    /// <summary>Compares the length of a text with the bounds; null if it is within them, or may be.</summary>
    public static BoundsMistake? CompareText(TextValue text, Bounds bounds) => CompareLength(text.Length, text.IsWhole, bounds.MinLength, bounds.MaxLength, "character");

    /// <summary>Compares the number of elements of a list with the bounds; null if it is within them, or may be.</summary>
    public static BoundsMistake? CompareList(int count, bool isWhole, Bounds bounds) => CompareLength(count, isWhole, bounds.MinItems, bounds.MaxItems, "element");

    /// <summary>Compares the length of an element of a list with the bounds; null if it is within them, or may be.</summary>
    public static BoundsMistake? CompareElement(int length, bool isWhole, Bounds bounds, string unit) =>
        CompareLength(length, isWhole, null, bounds.MaxItemLength, unit) is { } mistake ? mistake with { IsOfElement = true } : null;

    /// <summary>Compares a number with the bounds; null if it is within them.</summary>
    public static BoundsMistake? CompareNumber(double number, Bounds bounds) =>
        number > bounds.Maximum ? new($" is at most {bounds.Maximum}, and this is {Display(number)}")
        : number < bounds.Minimum ? new($" is at least {bounds.Minimum}, and this is {Display(number)}")
        : null;

    private static BoundsMistake? CompareLength(int length, bool isWhole, long? least, long? most, string unit) =>
        length > most ? new($" has at most {Display(most.Value, unit)}, and this has {(isWhole ? "" : "at least ")}{length}")
        : isWhole && length < least ? new($" has at least {Display(least.Value, unit)}, and this has {length}")
        : null;

    private static string Display(long amount, string unit) => $"{amount} {unit}{(amount == 1 ? "" : "s")}";

    private static string Display(double number) => number.ToString(CultureInfo.InvariantCulture);
}
