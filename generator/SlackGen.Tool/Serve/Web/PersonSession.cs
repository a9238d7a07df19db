namespace SlackGen.Tool.Serve;

/// <summary>The state that the page keeps for a person between two requests.</summary>
internal sealed class PersonSession
{
    private const int MaxDrafts = 200;

    private readonly object gate = new();
    private readonly Dictionary<string, Draft> drafts = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Dictionary<string, string> lastSeen = new(StringComparer.Ordinal);
    private Notice? notice;
    private PendingConfirmation? confirmation;
    private (string ViewId, IReadOnlyDictionary<string, string> Errors)? errors;

    /// <summary>Gets or sets what the last act led to; null for nothing to say.</summary>
    public Notice? Notice
    {
        get => Read(() => notice);
        set => Write(() => notice = value);
    }

    /// <summary>Gets or sets the question that an element asks before its act; null for none.</summary>
    public PendingConfirmation? Confirmation
    {
        get => Read(() => confirmation);
        set => Write(() => confirmation = value);
    }

    /// <summary>Returns what is typed and chosen in a message or view.</summary>
    /// <param name="surface">The ID of the message or view.</param>
    public Draft DraftOf(string surface) => Read(() => drafts.GetValueOrDefault(surface, Draft.Empty));

    /// <summary>Keeps what is typed and chosen in a message or view, and forgets the oldest beyond 200.</summary>
    public void Keep(string surface, Draft draft) => Write(() =>
    {
        if (drafts.TryAdd(surface, draft))
        {
            order.Enqueue(surface);
            if (order.Count > MaxDrafts)
            {
                drafts.Remove(order.Dequeue());
            }
        }
        else
        {
            drafts[surface] = draft;
        }
    });

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
