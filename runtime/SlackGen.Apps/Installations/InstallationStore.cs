using System.Runtime.CompilerServices;

namespace SlackGen.Apps;

/// <summary>Calls the store of installations with a time limit. Every failure is a <see cref="SlackException"/> without a secret.</summary>
/// <param name="store">The store.</param>
/// <param name="limit">The time that one operation may take.</param>
/// <param name="time">The clock.</param>
internal sealed class InstallationStore(ISlackInstallationStore store, TimeSpan limit, TimeProvider time)
{
    // A save that competes with others succeeds after a few attempts; this many mean that the store does not keep its contract.
    private const int MaxAttempts = 20;

    // A workspace may have a token for each of its users, and Slack waits.
    private const int MaxDeletesAtOnce = 4;

    /// <summary>Returns an installation; null if there is none with this key.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public Task<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken) =>
        RunAsync("An installation could not be read", token => store.FindAsync(key, token), cancellationToken);

    /// <summary>Returns an installation past a cache in front of the store; null if there is none with this key.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public Task<SlackInstallation?> FindNewestAsync(SlackInstallationKey key, CancellationToken cancellationToken) =>
        store is IInstallationStoreCache cache
            ? RunAsync("An installation could not be read", token => cache.FindNewestAsync(key, token), cancellationToken)
            : FindAsync(key, cancellationToken);

    /// <summary>Stores an installation if its version is the stored one; null if it is not.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public Task<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken) =>
        RunAsync("An installation could not be stored", token => store.TrySaveAsync(installation, token), cancellationToken);

    /// <summary>Returns the installations in a place, without their secrets.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public Task<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken) =>
        RunAsync("The installations in a place could not be read", token => store.FindEntriesAsync(query, token), cancellationToken);

    /// <summary>Deletes an installation if its version is the stored one.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public Task<bool> DeleteAsync(SlackInstallationEntry entry, CancellationToken cancellationToken) =>
        RunAsync("An installation could not be deleted", token => store.DeleteAsync(entry.Key, entry.Version, token), cancellationToken);

    /// <summary>Returns the installations of an app.</summary>
    /// <exception cref="SlackException">The store failed, or the next installation took too long.</exception>
    public async IAsyncEnumerable<SlackInstallation> ListAsync(string appId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string What = "The installations could not be listed";
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var list = await RunAsync(What, _ => new ValueTask<IAsyncEnumerator<SlackInstallation>>(store.ListAsync(appId, ending.Token).GetAsyncEnumerator(ending.Token)), cancellationToken).ConfigureAwait(false);
        var isMoving = false;
        try
        {
            while (true)
            {
                isMoving = true;
                if (!await RunAsync(What, _ => list.MoveNextAsync(), cancellationToken).ConfigureAwait(false))
                {
                    break;
                }

                isMoving = false;
                yield return list.Current;
            }

            isMoving = false;
        }
        finally
        {
            // An enumerator that still runs cannot be disposed.
            await (isMoving ? ending.CancelAsync() : list.DisposeAsync().AsTask()).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Stores a new installation, whatever is stored with its key, and deletes older ones of the same owner in the workspace: from before it joined or left an organization.
    /// </summary>
    /// <exception cref="SlackException">The store failed, or other machines changed the installation each time.</exception>
    public async Task<SlackInstallation> ReplaceAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        var query = installation.Key.CreateQuery();
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            // The entries, because what is replaced may be impossible to decrypt.
            var entries = await FindEntriesAsync(query, cancellationToken).ConfigureAwait(false);
            var version = entries.FirstOrDefault(e => e.Key == installation.Key)?.Version ?? 0;
            if (await TrySaveAsync(installation with { Version = version }, cancellationToken).ConfigureAwait(false) is { } saved)
            {
                foreach (var entry in entries.Where(e => e.Key != installation.Key && e.InstalledAt <= installation.InstalledAt))
                {
                    await DeleteAsync(entry, cancellationToken).ConfigureAwait(false);
                }

                return saved;
            }
        }

        throw new SlackException($"An installation could not be stored: it was changed by others during each of {MaxAttempts} attempts.");
    }

    /// <summary>Deletes the installations that a query selects, unless they are newer than a time.</summary>
    /// <param name="query">The query.</param>
    /// <param name="until">The time. Installations of its second, and older ones, are deleted.</param>
    /// <param name="deleted">Is called for each one that was deleted, by several threads at once.</param>
    /// <param name="cancellationToken">Cancels the deletion; what was deleted stays deleted.</param>
    /// <exception cref="SlackException">The store failed, or other machines changed an installation each time.</exception>
    public async Task DeleteAsync(SlackInstallationQuery query, DateTimeOffset until, Action<SlackInstallationKey> deleted, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            // Times of Slack are whole seconds.
            var entries = (await FindEntriesAsync(query, cancellationToken).ConfigureAwait(false))
                .Where(e => e.InstalledAt.ToUnixTimeSeconds() <= until.ToUnixTimeSeconds()).ToList();
            if (entries.Count == 0)
            {
                return;
            }

            await Parallel.ForEachAsync(
                entries,
                new ParallelOptions { MaxDegreeOfParallelism = MaxDeletesAtOnce, CancellationToken = cancellationToken },
                async (entry, token) =>
                {
                    // One that was changed since, for example by a refresh, is read again.
                    if (await DeleteAsync(entry, token).ConfigureAwait(false))
                    {
                        deleted(entry.Key);
                    }
                }).ConfigureAwait(false);
        }

        throw new SlackException($"The installations could not be deleted: they were changed by others during each of {MaxAttempts} attempts.");
    }

    private async Task<T> RunAsync<T>(string what, Func<CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            // A store that ignores its token does not delay the caller.
            return await run(either.Token).AsTask().WaitOrLeaveAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            throw new SlackException($"{what} within {limit.TotalSeconds:0.###} s.", innerException: SecretScrubber.Common.Clean(e));
        }
        catch (Exception e) when (e is not SlackException)
        {
            throw new SlackException($"{what}: {e.GetType().Name}: {SecretScrubber.Common.Clean(e.Message)}", innerException: SecretScrubber.Common.Clean(e));
        }
    }
}
