using System.Collections.Concurrent;

namespace SlackGen.Apps;

/// <summary>Looks tokens up: in the cache, then in the store, once for all callers who want the same.</summary>
/// <param name="services">The settings and services that the installations of the app share.</param>
internal sealed class InstallationLookup(InstallationServices services)
{
    private const int MaxAttempts = 10;

    private readonly ConcurrentDictionary<InstallationTarget, Lazy<Task<InstalledToken?>>> running = new();

    /// <summary>Gets the cache.</summary>
    public InstallationCache Cache { get; } = new(services);

    /// <summary>Returns the token of the installation that fits best; null if the app is not installed there.</summary>
    /// <exception cref="SlackException">The store failed, and the token is not in the cache.</exception>
    public ValueTask<InstalledToken?> FindAsync(InstallationTarget target, CancellationToken cancellationToken)
    {
        var cached = Cache.Find(target, out var isDue);
        return isDue ? ReadSharedAsync(target, cached, cancellationToken) : new(cached);
    }

    private async ValueTask<InstalledToken?> ReadSharedAsync(InstallationTarget target, InstalledToken? cached, CancellationToken cancellationToken)
    {
        var read = running.GetOrAdd(target, t => new Lazy<Task<InstalledToken?>>(() => StartAsync(t)));
        try
        {
            return await read.Value.WaitOrLeaveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SlackException e) when (cached is not null)
        {
            // The token is most likely still valid.
            AppLog.InstallationNotRead(services.Logger, cached.Workspace, e.Message);
            Cache.Postpone(target);
            return cached;
        }
    }

    // The cancellation of one caller does not end what others wait for.
    private async Task<InstalledToken?> StartAsync(InstallationTarget target)
    {
        InstalledToken? found = null;
        try
        {
            await SharedWork.Start(async () => found = await ReadAsync(target).ConfigureAwait(false)).ConfigureAwait(false);
            return found;
        }
        finally
        {
            running.TryRemove(target, out _);
        }
    }

    private async Task<InstalledToken?> ReadAsync(InstallationTarget target)
    {
        var read = Cache.Begin(target);
        try
        {
            for (var attempt = 1; attempt <= MaxAttempts; attempt++)
            {
                if (Cache.TryTake(read, await services.FindAsync(target, mustBeNewest: false, default).ConfigureAwait(false), out var token))
                {
                    return token;
                }
            }
        }
        finally
        {
            Cache.End(read);
        }

        throw new SlackException($"The installation in {target} could not be read: it was installed or removed during each of {MaxAttempts} attempts.");
    }
}
