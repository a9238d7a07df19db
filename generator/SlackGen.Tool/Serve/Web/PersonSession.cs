namespace SlackGen.Tool.Serve;

/// <summary>The state that the page keeps for a person between two requests.</summary>
internal sealed class PersonSession
{
    private const int MaxDrafts = 200;
    private const int MaxNotices = 50;

    private readonly object gate = new();
    private readonly BoundedMap<string, Draft> drafts = new(MaxDrafts);
    private readonly BoundedMap<PagePlace, Notice> notices = new(MaxNotices);
    private readonly Dictionary<string, string> lastSeen = new(StringComparer.Ordinal);
    private PendingConfirmation? confirmation;
    private (string ViewId, IReadOnlyDictionary<string, string> Errors)? errors;

    /// <summary>Gets or sets the question that an element asks before its act; null for none.</summary>
    public PendingConfirmation? Confirmation
    {
        get => Read(() => confirmation);
        set => Write(() => confirmation = value);
    }

    /// <summary>Returns what the last act in a place led to; null for nothing to say. The page keeps the notices of the newest 50 places.</summary>
    public Notice? NoticeIn(PagePlace place) => Read(() => notices.Find(place));

    /// <summary>Sets the notice of a place; one without content removes it.</summary>
    public void SetNotice(PagePlace place, Notice notice) => Write(() =>
    {
        if (notice is { Text: null, Unsent: null })
        {
            notices.Remove(place);
        }
        else
        {
            notices.Set(place, notice);
        }
    });

    /// <summary>Returns what is typed and chosen in a message or view.</summary>
    /// <param name="surface">The ID of the message or view.</param>
    public Draft DraftOf(string surface) => Read(() => drafts.Find(surface)) ?? Draft.Empty;

    /// <summary>Keeps what is typed and chosen in a message or view, and forgets the oldest beyond 200.</summary>
    public void Keep(string surface, Draft draft) => Write(() => drafts.Set(surface, draft));

    /// <summary>Returns the errors of a view's last submission, by <c>block_id</c>.</summary>
    public IReadOnlyDictionary<string, string> ErrorsOf(string viewId) =>
        Read(() => errors is { } last && last.ViewId == viewId ? last.Errors : new Dictionary<string, string>());

    public void SetErrors(string viewId, IReadOnlyDictionary<string, string> found) => Write(() => errors = (viewId, found));

    /// <summary>Returns the timestamp of the newest message that the person has seen; the given one if the person has not seen the channel yet.</summary>
    public string LastSeen(string channelId, string newest) => Read(() => lastSeen.TryAdd(channelId, newest) ? newest : lastSeen[channelId]);

    public void See(string channelId, string newest) => Write(() => lastSeen[channelId] = newest);

    private T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    private void Write(Action write)
    {
        lock (gate)
        {
            write();
        }
    }
}
