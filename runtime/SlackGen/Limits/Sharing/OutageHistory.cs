namespace SlackGen.RateLimiting;

/// <summary>
/// The recent outages of the store, as a whole and for single budgets. They decide two things about a window. At the start of an outage, a process must not use
/// its share yet, because calls that the store granted may still be in the window. After an outage, a process must keep to its share, because calls that the
/// store does not know of may be in the window.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="notice">The maximum time until every process has noticed that the store is back.</param>
internal sealed class OutageHistory(TimeProvider time, TimeSpan notice)
{
    // Longer than the window of any budget: Tiers accepts periods of up to a day.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(2);

    private readonly object gate = new();
    private readonly List<Outage> ofStore = [];
    private readonly Dictionary<string, List<Outage>> ofBudgets = new(StringComparer.Ordinal);

    /// <summary>Gets whether the store is away for all budgets.</summary>
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

    /// <summary>Returns whether the store is away for a budget.</summary>
    public bool IsAway(string partition)
    {
        lock (gate)
        {
            return IsOpen(ofStore) || (ofBudgets.TryGetValue(partition, out var own) && IsOpen(own));
        }
    }

    /// <summary>Begins an outage of the whole store. Returns false if there is one already.</summary>
    public bool Begin()
    {
        lock (gate)
        {
            return Begin(ofStore);
        }
    }

    /// <summary>Begins an outage of one budget. Returns false if there is one already.</summary>
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

    /// <summary>Ends the outage of the whole store. Returns false if there is none.</summary>
    public bool End()
    {
        lock (gate)
        {
            return End(ofStore);
        }
    }

    /// <summary>Ends the outage of one budget. Returns false if there is none.</summary>
    public bool End(string partition)
    {
        lock (gate)
        {
            return ofBudgets.TryGetValue(partition, out var own) && End(own);
        }
    }

    /// <summary>Returns the time until a process may use its share of a budget; zero or less if it may now. Called during an outage of the budget.</summary>
    public TimeSpan HoldTime(string partition, TimeSpan window)
    {
        lock (gate)
        {
            // An outage that began before all calls of the previous one had left the window continues it: no process has used more than its share since.
            long? began = null;
            foreach (var outage in OutagesOf(partition).OrderByDescending(o => o.Began))
            {
                if (began is null || outage.Ended is not { } ended || time.GetElapsedTime(ended, began.Value) < window + notice)
                {
                    began = outage.Began;
                }
            }

            return began is null ? TimeSpan.Zero : window - time.GetElapsedTime(began.Value);
        }
    }

    /// <summary>Returns whether a process must keep to its share of a budget although the store is back.</summary>
    public bool IsShareBinding(string partition, TimeSpan window)
    {
        lock (gate)
        {
            foreach (var outage in OutagesOf(partition))
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

    private bool IsOver(Outage outage) => outage.Ended is { } ended && time.GetElapsedTime(ended) > MaxAge;

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

    private List<Outage> OutagesOf(string partition) => ofBudgets.TryGetValue(partition, out var own) ? [.. ofStore, .. own] : ofStore;

    private sealed class Outage(long began)
    {
        public long Began => began;

        public long? Ended { get; set; }
    }
}
