using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items of the page.</param>
/// <param name="NextCursor">The cursor of the next page; empty on the last page.</param>
internal sealed record WorkspacePage<T>(IReadOnlyList<T> Items, string NextCursor)
{
    public bool HasMore => NextCursor.Length > 0;

    /// <summary>Returns the <c>response_metadata</c> of the response.</summary>
    public JsonObject ToMetadata() => new() { ["next_cursor"] = NextCursor };
}
