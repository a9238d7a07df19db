namespace SlackGen.Testing;

/// <summary>The bookmarks of each channel.</summary>
internal sealed class BookmarkBook
{
}
