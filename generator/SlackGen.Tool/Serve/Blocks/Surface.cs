using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>A message or view that shows blocks to a person, with what the person has typed and chosen there.</summary>
internal sealed class Surface
{
    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);

    public required SurfaceKind Kind { get; init; }

    /// <summary>Gets the beginning of the IDs of HTML elements, which no other surface of the page has.</summary>
    public required string Id { get; init; }

    public required Names Names { get; init; }

    /// <summary>Gets the <c>state.values</c> of a view; null if there are none.</summary>
    public JsonObject? State { get; init; }

    /// <summary>Gets what the person has typed and chosen in the page.</summary>
    public Draft Draft { get; init; } = Draft.Empty;

    /// <summary>Gets the errors of a submission by <c>block_id</c>.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the ID of the channel in which the surface is; null for the Home tab.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Returns the ID of the HTML element that shows an element. Elements with the same key have different IDs, in the order in which they are shown.</summary>
    public string CreateId(ElementKey key)
    {
        var id = $"{Id}-{Ids.Of(key)}";
        var count = used[id] = used.GetValueOrDefault(id) + 1;
        return count == 1 ? id : FormattableString.Invariant($"{id}-{count}");
    }

    /// <summary>Returns the only value of an element; null for none.</summary>
    public string? ValueOf(JsonObject element, ElementKey key) => ValuesOf(element, key) is [var first, ..] ? first : null;

    /// <summary>Returns the values of an element: those in the page, else those of the view, else the initial ones.</summary>
    public IReadOnlyList<string> ValuesOf(JsonObject element, ElementKey key) =>
        Draft.ValuesOf(key)
        ?? (State.Object(key.Block).Object(key.Action) is { } state ? ElementValues.OfState(state) : null)
        ?? ElementValues.Initial(element, ChannelId);
}
