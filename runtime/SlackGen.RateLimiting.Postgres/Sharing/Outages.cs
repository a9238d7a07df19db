namespace SlackGen.RateLimiting;

/// <summary>
/// When the store was away, as far as it still matters. It answers two questions about a window: until when may a process not use its own share, because
/// calls that the store granted before it went may still be in the window; and for how long after the store is back does the share still bind, because
/// calls that the store does not know of may be in the window.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="notice">How long it takes at most until every process has noticed that the store is back.</param>
internal sealed class Outages(TimeProvider time, TimeSpan notice)
{
    // Longer than the window of any budget in the manifest.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly object gate = new();
    private readonly List<Outage> outages = [];

    /// <summary>Whether the store is away.</summary>
    public bool IsAway
    {
        get
        {
            lock (gate)
            {
                return outages is [.., { Ended: null }];
            }
        }
    }

    /// <summary>The store is away; false when that is known.</summary>
    public bool Begin()
    {
        lock (gate)
        {
            if (outages is [.., { Ended: null }])
            {
                return false;
            }

            outages.RemoveAll(o => time.GetElapsedTime(o.Ended!.Value) > Memory);
            outages.Add(new Outage(time.GetTimestamp()));
            return true;
        }
    }

    /// <summary>The store is back.</summary>
    public void End()
    {
        lock (gate)
        {
            outages[^1].Ended = time.GetTimestamp();
        }
    }

    /// <summary>How long a process may not use its share yet; nothing or less when it may. Asked while the store is away.</summary>
    public TimeSpan Hold(TimeSpan window)
    {
        lock (gate)
        {
            // An outage that began before all shares of the last one were out of the window continues it: nobody has had more than a share since.
            var first = outages.Count - 1;
            while (first > 0 && time.GetElapsedTime(outages[first - 1].Ended!.Value, outages[first].Began) < window + notice)
            {
                first--;
            }

            return window - time.GetElapsedTime(outages[first].Began);
        }
    }

    /// <summary>Whether a process must keep to its share although the store is back.</summary>
    public bool ShareBinds(TimeSpan window)
    {
        lock (gate)
        {
            return outages is [.., { Ended: { } ended }] && time.GetElapsedTime(ended) < window + notice;
        }
    }

    private sealed class Outage(long began)
    {
        public long Began => began;

        public long? Ended { get; set; }
    }
}
