namespace SlackGen.Apps;

/// <summary>The interactive element that a delivery is for.</summary>
/// <param name="Type">The type of the element, such as <c>button</c>; empty for a request for options.</param>
/// <param name="ActionId">The action ID; the callback ID for the legacy interactions, which have none.</param>
/// <param name="BlockId">The block ID; null if there is none.</param>
public sealed record SlackDeliveryAction(string Type, string ActionId, string? BlockId)
{
    /// <summary>Gets the JSON of the action.</summary>
    internal ReadOnlyMemory<byte> Part { get; init; }
}
