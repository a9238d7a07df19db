namespace SlackGen.Apps;

/// <summary>Calls the store of installations with a time limit. Every failure is a <see cref="SlackException"/> without a secret.</summary>
/// <param name="store">The store.</param>
/// <param name="limit">The time that one operation may take.</param>
/// <param name="time">The clock.</param>
internal sealed class InstallationStore(ISlackInstallationStore store, TimeSpan limit, TimeProvider time)
{
    // A save that competes with others succeeds after a few attempts; this many mean that the store does not keep its contract.
    private const int MaxAttempts = 20;

    /// <summary>Returns an installation; null if there is none with this key.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public Task<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken) =>
        RunAsync("An installation could not be read", token => store.FindAsync(key, token), cancellationToken);

    /// <summary>Stores an installation if its version is the stored one; null if it is not.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public Task<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken) =>
        RunAsync("An installation could not be stored", token => store.TrySaveAsync(installation, token), cancellationToken);

    /// <summary>Deletes an installation.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public Task<bool> DeleteAsync(SlackInstallationKey key, CancellationToken cancellationToken) =>
        RunAsync("An installation could not be deleted", token => store.DeleteAsync(key, token), cancellationToken);

    /// <summary>Returns the installations of an app.</summary>
    public IAsyncEnumerable<SlackInstallation> ListAsync(string appId, CancellationToken cancellationToken) => store.ListAsync(appId, cancellationToken);

    /// <summary>Stores an installation, whatever is stored with its key.</summary>
    /// <exception cref="SlackException">The store failed, or other machines changed the installation each time.</exception>
    public async Task<SlackInstallation> ReplaceAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var stored = await FindAsync(installation.Key, cancellationToken).ConfigureAwait(false);
            if (await TrySaveAsync(installation with { Version = stored?.Version ?? 0 }, cancellationToken).ConfigureAwait(false) is { } saved)
            {
                return saved;
            }
        }

        throw new SlackException($"An installation could not be stored: it was changed by others during each of {MaxAttempts} attempts.");
    }

    private async Task<T> RunAsync<T>(string what, Func<CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            // A store that ignores its token does not delay the caller.
            return await run(either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
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
