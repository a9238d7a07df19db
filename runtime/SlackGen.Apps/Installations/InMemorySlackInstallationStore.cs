using System.Runtime.CompilerServices;

namespace SlackGen.Apps;

/// <summary>
/// Stores installations in the memory of the process: for tests, and for the first steps on one machine. They are lost when the process ends, and then the app must be
/// installed again. The tokens are not encrypted, because they do not leave the process.
/// </summary>
public sealed class InMemorySlackInstallationStore : ISlackInstallationStore
{
    private readonly object gate = new();
    private readonly Dictionary<SlackInstallationKey, SlackInstallation> installations = [];

    /// <inheritdoc/>
    public ValueTask<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(installations.GetValueOrDefault(key));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new([.. installations.Values.Where(i => query.Includes(i.Key)).Select(i => new SlackInstallationEntry(i.Key, i.Version, i.InstalledAt))]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(installation);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if ((installations.GetValueOrDefault(installation.Key)?.Version ?? 0) != installation.Version)
            {
                return new((SlackInstallation?)null);
            }

            var saved = installation.WithNextVersion();
            installations[installation.Key] = saved;
            return new(saved);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(SlackInstallationKey key, long? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(installations.TryGetValue(key, out var stored) && stored.Version == (version ?? stored.Version) && installations.Remove(key));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SlackInstallation> ListAsync(string appId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(appId);
        List<SlackInstallation> found;
        lock (gate)
        {
            found = [.. installations.Values.Where(i => i.Key.AppId == appId)];
        }

        foreach (var installation in found
            .OrderBy(i => i.Key.EnterpriseId, StringComparer.Ordinal)
            .ThenBy(i => i.Key.TeamId, StringComparer.Ordinal)
            .ThenBy(i => i.Key.UserId, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return installation;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
