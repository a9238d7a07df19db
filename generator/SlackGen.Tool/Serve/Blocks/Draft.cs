namespace SlackGen.Tool.Serve;

/// <summary>The values that a person has typed and chosen in a message or view, as the page has sent them.</summary>
/// <param name="Values">The values of form fields.</param>
/// <param name="Found">The choices that the app has offered, by element.</param>
internal sealed record Draft(IReadOnlyDictionary<string, string[]> Values, IReadOnlyDictionary<ElementKey, FoundOptions> Found)
{
    /// <summary>The name of the form field that lists the elements of the form: those without a choice send no field of their own.</summary>
    public const string Listing = "in";

    public static Draft Empty { get; } = new(new Dictionary<string, string[]>(), new Dictionary<ElementKey, FoundOptions>());

    /// <summary>Returns the values of an element; null if the page has not sent the element.</summary>
    public IReadOnlyList<string>? ValuesOf(ElementKey key) =>
        Values.GetValueOrDefault(Listing, []).Contains(key.ToString(), StringComparer.Ordinal)
        ? [.. Values.GetValueOrDefault(key.ToString(), []).Where(v => v.Length > 0)]
        : null;

    /// <summary>Returns the text that is typed to find choices.</summary>
    public string TypedFor(ElementKey key) => Values.GetValueOrDefault(SearchField(key), []).FirstOrDefault() ?? "";

    public static string SearchField(ElementKey key) => "find:" + key;

    /// <summary>Adds the choices of an element.</summary>
    public Draft With(ElementKey key, FoundOptions found) => this with { Found = new Dictionary<ElementKey, FoundOptions>(Found) { [key] = found } };
}
