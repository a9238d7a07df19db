using System.Globalization;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Arguments;

/// <summary>The reason why a value is out of bounds.</summary>
/// <param name="Message">The bound and the amount, after the name of the argument: " must be at most 75 characters, but is 81".</param>
/// <param name="IsOfElement">Whether the bound is that of each element of the argument.</param>
/// <param name="IsTooLarge">Whether a number is above the maximum.</param>
internal readonly record struct BoundsMistake(string Message, bool IsOfElement = false, bool IsTooLarge = false)
{
    /// <summary>Compares the length of a text with the bounds; null if it is within them, or may be.</summary>
    public static BoundsMistake? CompareText(TextValue text, Bounds bounds) =>
        CompareLength(text.Length, text.IsWhole, bounds.MinLength, bounds.MaxLength, "be", "is", "character");

    /// <summary>Compares the number of elements of a list with the bounds; null if it is within them, or may be.</summary>
    public static BoundsMistake? CompareList(int count, bool isWhole, Bounds bounds) => CompareLength(count, isWhole, bounds.MinItems, bounds.MaxItems, "have", "has", "element");

    /// <summary>Compares the length of a text in a list with the bound of elements; null if it is within it, or may be.</summary>
    public static BoundsMistake? CompareElement(TextValue text, Bounds bounds) =>
        CompareElement(CompareLength(text.Length, text.IsWhole, null, bounds.MaxItemLength, "be", "this is", "character"));

    /// <summary>Compares the number of elements of a list in a list with the bound of elements; null if it is within it, or may be.</summary>
    public static BoundsMistake? CompareElement(ListValue list, Bounds bounds) =>
        CompareElement(CompareLength(list.Elements.Length, list.IsWhole, null, bounds.MaxItemLength, "have", "this has", "element"));

    /// <summary>Compares a number with the bounds; null if it is within them.</summary>
    public static BoundsMistake? CompareNumber(double number, Bounds bounds) =>
        number > bounds.Maximum ? new($" must be at most {bounds.Maximum}, but is {Display(number)}", IsTooLarge: true)
        : number < bounds.Minimum ? new($" must be at least {bounds.Minimum}, but is {Display(number)}")
        : null;

    private static BoundsMistake? CompareElement(BoundsMistake? mistake) => mistake is { } found ? found with { IsOfElement = true } : null;

    private static BoundsMistake? CompareLength(int length, bool isWhole, long? least, long? most, string rule, string state, string unit) =>
        length > most ? new($" must {rule} at most {Display(most.Value, unit)}, but {state} {(isWhole ? "" : "at least ")}{length}")
        : isWhole && length < least ? new($" must {rule} at least {Display(least.Value, unit)}, but {state} {length}")
        : null;

    private static string Display(long amount, string unit) => $"{amount} {unit}{(amount == 1 ? "" : "s")}";

    private static string Display(double number) => number.ToString(CultureInfo.InvariantCulture);
}
