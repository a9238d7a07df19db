namespace SlackGen;

/// <summary>The base of responses that are pages of a list.</summary>
public abstract class SlackPageResponse : SlackResponse
{
    /// <summary>
    /// Gets the cursor of the next page; null on the last page. Store it to continue later: the same request with this <c>Cursor</c> continues the list, for
    /// one page or for all further pages.
    /// </summary>
    public string? NextCursor => CursorOfNextPage;
}
