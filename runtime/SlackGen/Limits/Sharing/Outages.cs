namespace SlackGen.RateLimiting;

/// <summary>
/// When the store was away, as a whole or for one budget, as far as it still matters. It answers two questions about a window: until when may a process not use
/// its own share, because calls that the store granted before it went may still be in the window; and for how long after the store is back does the share still
/// bind, because calls that the store does not know of may be in the window.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="notice">How long it takes at most until every process has noticed that the store is back.</param>
internal sealed class Outages(TimeProvider time, TimeSpan notice)
{
    // Longer than the window of any budget: Tiers takes periods of up to a day.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    private readonly object gate = new();
    private readonly List<Outage> ofStore = [];
    private readonly Dictionary<string, List<Outage>> ofBudgets = new(StringComparer.Ordinal);

    /// <summary>Whether the store is away as a whole.</summary>
    public bool IsStoreAway
    {
        get
        {
            lock (gate)
            {
                return IsOpen(ofStore);
            }
        }
    }

    /// <summary>Whether the store is away for a budget.</summary>
    public bool IsAway(string partition)
    {
        lock (gate)
        {
            return IsOpen(ofStore) || (ofBudgets.TryGetValue(partition, out var own) && IsOpen(own));
        }
    }

    /// <summary>Begins an outage of the whole store; false when it has begun.</summary>
    public bool Begin()
    {
        lock (gate)
        {
            return Begin(ofStore);
        }
    }

    /// <summary>Begins an outage of one budget; false when it has begun.</summary>
    public bool Begin(string partition)
    {
        lock (gate)
        {
            foreach (var (name, past) in ofBudgets)
            {
                if (past.TrueForAll(IsOver))
                {
                    ofBudgets.Remove(name);
                }
            }

            if (!ofBudgets.TryGetValue(partition, out var own))
            {
                ofBudgets.Add(partition, own = []);
            }

            return Begin(own);
        }
    }

    /// <summary>Ends the outage of the whole store; false when there is none.</summary>
    public bool End()
    {
        lock (gate)
        {
            return End(ofStore);
        }
    }

    /// <summary>Ends the outage of one budget; false when there is none.</summary>
    public bool End(string partition)
    {
        lock (gate)
        {
            return ofBudgets.TryGetValue(partition, out var own) && End(own);
        }
    }

    /// <summary>How long a process may not use its share of a budget yet; nothing or less when it may. Asked while the store is away for it.</summary>
    public TimeSpan Hold(string partition, TimeSpan window)
    {
        lock (gate)
        {
            // An outage that began before all shares of the last one were out of the window continues it: nobody has had more than a share since.
            long? began = null;
            foreach (var outage in Of(partition).OrderByDescending(o => o.Began))
            {
                if (began is null || outage.Ended is not { } ended || time.GetElapsedTime(ended, began.Value) < window + notice)
                {
                    began = outage.Began;
                }
            }

            return began is null ? TimeSpan.Zero : window - time.GetElapsedTime(began.Value);
        }
    }

    /// <summary>Whether a process must keep to its share of a budget although the store is back.</summary>
    public bool ShareBinds(string partition, TimeSpan window)
    {
        lock (gate)
        {
            foreach (var outage in Of(partition))
            {
                if (outage.Ended is { } ended && time.GetElapsedTime(ended) < window + notice)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static bool IsOpen(List<Outage> outages) => outages is [.., { Ended: null }];

    private bool IsOver(Outage outage) => outage.Ended is { } ended && time.GetElapsedTime(ended) > Memory;

    private bool Begin(List<Outage> outages)
    {
        if (IsOpen(outages))
        {
            return false;
        }

        outages.RemoveAll(IsOver);
        outages.Add(new Outage(time.GetTimestamp()));
        return true;
    }

    private bool End(List<Outage> outages)
    {
        if (!IsOpen(outages))
        {
            return false;
        }

        outages[^1].Ended = time.GetTimestamp();
        return true;
    }

    private List<Outage> Of(string partition) => ofBudgets.TryGetValue(partition, out var own) ? [.. ofStore, .. own] : ofStore;

    private sealed class Outage(long began)
    {
        public long Began => began;

        public long? Ended { get; set; }
    }
}
