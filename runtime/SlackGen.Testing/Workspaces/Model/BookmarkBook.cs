namespace SlackGen.Testing;

/// <summary>The bookmarks of each channel.</summary>
internal sealed class BookmarkBook
{
    /// <summary>The number of bookmarks that Slack allows in a channel.</summary>
    public const int MaxPerChannel = 100;

    private readonly Dictionary<string, List<BookmarkEntity>> bookmarks = new(StringComparer.Ordinal);

    /// <summary>Returns the bookmarks of a channel in the order of the bar.</summary>
    public IReadOnlyList<BookmarkEntity> Of(string channelId) => bookmarks.TryGetValue(channelId, out var all) ? all : [];

    public void Add(BookmarkEntity bookmark)
    {
        if (!bookmarks.TryGetValue(bookmark.ChannelId, out var all))
        {
            bookmarks[bookmark.ChannelId] = all = [];
        }

        all.Add(bookmark);
    }

    public void Remove(BookmarkEntity bookmark) => bookmarks[bookmark.ChannelId].Remove(bookmark);
}
