namespace SlackGen.Tool.Serve;

/// <summary>The command of a button of a message or view: the value of the form field <c>do</c>.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Key">The element; null if the command is about the whole form.</param>
/// <param name="Value">The value that the button stands for; null if the values are in the form's fields.</param>
internal sealed record ElementCommand(ElementVerb Verb, ElementKey? Key = null, string? Value = null)
{
    /// <summary>The name of the form field.</summary>
    public const string Field = "do";

    private const char Separator = '|';

    /// <summary>Returns the command of a form; null if the text is not one.</summary>
    public static ElementCommand? Parse(string? text)
    {
        var parts = text?.Split(Separator) ?? [];
        return parts.Length is >= 1 and <= 3 && Enum.TryParse<ElementVerb>(parts[0], ignoreCase: true, out var verb) && Enum.IsDefined(verb)
            ? new ElementCommand(verb, ElementKey.Parse(parts.ElementAtOrDefault(1)), parts.Length == 3 ? Uri.UnescapeDataString(parts[2]) : null)
            : null;
    }

    public override string ToString() =>
        Verb.ToString().ToLowerInvariant() + (Key is { } key ? $"{Separator}{key}" : "") + (Value is null ? "" : Separator + Uri.EscapeDataString(Value));
}
