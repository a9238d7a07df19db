namespace SlackGen.Apps;

/// <summary>The tokens in use, by what they were looked up for. It is bounded: those that were used least recently go first.</summary>
/// <param name="services">The settings and services that the installations of the app share.</param>
internal sealed class InstallationCache(InstallationServices services)
{
    private readonly object gate = new();
    private readonly Dictionary<InstallationTarget, Entry> found = [];
    private readonly Dictionary<SlackInstallationKey, InstalledToken> tokens = [];

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

    /// <summary>Adds the installation that was found for a target. An installation has one token, whatever it was looked up for.</summary>
    public InstalledToken Add(in InstallationTarget target, SlackInstallation installation)
    {
        lock (gate)
        {
            if (tokens.TryGetValue(installation.Key, out var token))
            {
                token.Update(installation);
            }
            else
            {
                token = new InstalledToken(services, installation);
                tokens.Add(installation.Key, token);
            }

            var now = services.Time.GetUtcNow();
            found[target] = new Entry(token) { UsedAt = now, DueAt = now + services.Options.CacheDuration };
            Trim();
            return token;
        }
    }

    /// <summary>Removes what was found for a workspace or an organization, and makes its tokens be read again before the next call.</summary>
    /// <param name="enterpriseId">The ID of the organization; null for none.</param>
    /// <param name="teamId">The ID of the workspace; null for the whole organization.</param>
    public void Forget(string? enterpriseId, string? teamId)
    {
        lock (gate)
        {
            foreach (var target in found.Keys.Where(t => teamId is null ? t.EnterpriseId == enterpriseId : t.TeamId == teamId).ToList())
            {
                found.Remove(target);
            }

            foreach (var token in tokens.Values.Where(t => teamId is null ? t.Key.EnterpriseId == enterpriseId : t.Key.TeamId == teamId).ToList())
            {
                tokens.Remove(token.Key);
                token.Invalidate();
            }
        }
    }

    /// <summary>Removes what was found for a target, after the app was found not to be installed there.</summary>
    public void Forget(in InstallationTarget target)
    {
        lock (gate)
        {
            found.Remove(target);
        }
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
        if (found.Count <= services.Options.CacheSize)
        {
            return;
        }

        foreach (var (target, _) in found.Where(e => !e.Value.Token.IsBusy).OrderBy(e => e.Value.UsedAt).Take(Math.Max(1, found.Count / 8)).ToList())
        {
            found.Remove(target);
        }

        var used = found.Values.Select(e => e.Token).ToHashSet();
        foreach (var token in tokens.Values.Where(t => !used.Contains(t) && !t.IsBusy).ToList())
        {
            tokens.Remove(token.Key);
        }
    }

    private sealed class Entry(InstalledToken token)
    {
        public InstalledToken Token => token;

        public DateTimeOffset DueAt { get; set; }

        public DateTimeOffset UsedAt { get; set; }
    }
}
