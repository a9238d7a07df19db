namespace SlackGen.Apps;

/// <summary>The tokens in use, by what they were looked up for. It is bounded: those that were used least recently go first.</summary>
/// <param name="services">The settings and services that the installations of the app share.</param>
internal sealed class InstallationCache(InstallationServices services)
{
    private readonly object gate = new();
    private readonly Dictionary<InstallationTarget, Entry> found = [];
    private readonly Dictionary<SlackInstallationKey, InstalledToken> tokens = [];
    private readonly HashSet<PendingRead> reads = [];

    /// <summary>Returns the token that was found for a target, and whether it is time to look again; null if none was found.</summary>
    public InstalledToken? Find(in InstallationTarget target, out bool isDue)
    {
        lock (gate)
        {
            isDue = true;
            if (!found.TryGetValue(target, out var entry))
            {
                return null;
            }

            var now = services.Time.GetUtcNow();
            entry.UsedAt = now;
            isDue = now >= entry.DueAt;
            return entry.Token;
        }
    }

    /// <summary>Lets what was found for a target be used a little longer, after the store has failed.</summary>
    public void Postpone(in InstallationTarget target)
    {
        lock (gate)
        {
            if (found.TryGetValue(target, out var entry))
            {
                entry.DueAt = services.Time.GetUtcNow() + InstallationServices.StoreRetry;
            }
        }
    }

    /// <summary>Begins a read of the store for a target. The caller passes it to <see cref="TryTake"/>, and to <see cref="End"/> at last.</summary>
    public PendingRead Begin(in InstallationTarget target)
    {
        lock (gate)
        {
            var read = new PendingRead(target);
            reads.Add(read);
            return read;
        }
    }

    /// <summary>
    /// Takes what a read has found for its target. An installation has one token, whatever it was looked up for. Returns false if the place was forgotten in the meantime, so
    /// that the read may have found what is no longer stored: the caller reads again.
    /// </summary>
    /// <param name="read">The read.</param>
    /// <param name="installation">The installation; null for none.</param>
    /// <param name="token">The token; null for none.</param>
    public bool TryTake(PendingRead read, SlackInstallation? installation, out InstalledToken? token)
    {
        lock (gate)
        {
            token = null;
            if (read.IsOutdated)
            {
                read.IsOutdated = false;
                return false;
            }

            if (installation is null)
            {
                found.Remove(read.Target);
                return true;
            }

            if (tokens.TryGetValue(installation.Key, out token))
            {
                token.Update(installation);
            }
            else
            {
                token = new InstalledToken(services, installation);
                tokens.Add(installation.Key, token);
            }

            var now = services.Time.GetUtcNow();
            found[read.Target] = new Entry(token) { UsedAt = now, DueAt = now + services.Options.CacheDuration };
            Trim();
            return true;
        }
    }

    /// <summary>Ends a read.</summary>
    public void End(PendingRead read)
    {
        lock (gate)
        {
            reads.Remove(read);
        }
    }

    /// <summary>
    /// Removes what was found for a workspace or an organization, and makes its tokens be read again before the next call. The tokens themselves stay: one of them may have a
    /// new pair that is not stored yet.
    /// </summary>
    /// <param name="enterpriseId">The ID of the organization; null for none.</param>
    /// <param name="teamId">The ID of the workspace; null for the whole organization.</param>
    public void Forget(string? enterpriseId, string? teamId)
    {
        lock (gate)
        {
            foreach (var target in found.Keys.Where(t => IsThere(t.EnterpriseId, t.TeamId)).ToList())
            {
                found.Remove(target);
            }

            foreach (var read in reads.Where(r => IsThere(r.Target.EnterpriseId, r.Target.TeamId)))
            {
                read.IsOutdated = true;
            }

            foreach (var token in tokens.Values.Where(t => IsThere(t.Key.EnterpriseId, t.Key.TeamId)))
            {
                token.Invalidate();
            }
        }

        bool IsThere(string? enterprise, string? team) => teamId is null ? enterprise == enterpriseId : team == teamId;
    }

    /// <summary>Returns the tokens.</summary>
    public IReadOnlyList<InstalledToken> Snapshot()
    {
        lock (gate)
        {
            return [.. tokens.Values];
        }
    }

    // An eighth at a time, so that the sort is seldom.
    private void Trim()
    {
        if (found.Count > services.Options.CacheSize)
        {
            foreach (var (target, _) in found.Where(e => !e.Value.Token.IsBusy).OrderBy(e => e.Value.UsedAt).Take(Math.Max(1, found.Count / 8)).ToList())
            {
                found.Remove(target);
            }
        }
        else if (tokens.Count <= services.Options.CacheSize)
        {
            return;
        }

        var used = found.Values.Select(e => e.Token).ToHashSet();
        foreach (var (key, _) in tokens.Where(t => !used.Contains(t.Value) && !t.Value.IsBusy).ToList())
        {
            tokens.Remove(key);
        }
    }

    private sealed class Entry(InstalledToken token)
    {
        public InstalledToken Token => token;

        public DateTimeOffset DueAt { get; set; }

        public DateTimeOffset UsedAt { get; set; }
    }

    /// <summary>A read of the store that runs.</summary>
    /// <param name="target">The target.</param>
    internal sealed class PendingRead(InstallationTarget target)
    {
        /// <summary>Gets the target.</summary>
        public InstallationTarget Target => target;

        /// <summary>Gets or sets whether the place was forgotten since the read began. The lock of the cache guards it.</summary>
        public bool IsOutdated { get; set; }
    }
}
