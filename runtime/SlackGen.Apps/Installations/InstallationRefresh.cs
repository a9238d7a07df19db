namespace SlackGen.Apps;

/// <summary>The newest pair of an installation.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="IsClaimed">Whether this machine has the sole right to exchange it.</param>
internal readonly record struct RefreshClaim(SlackRotatingToken Pair, bool IsClaimed);

/// <summary>
/// The part of a refresh that machines share: one of them claims the exchange by a mark in the store, exchanges the refresh token, and stores the new pair. The others wait
/// for that pair. A claim whose machine ends in between lapses.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="initial">The installation as it was read.</param>
/// <param name="options">The options.</param>
/// <param name="time">The clock.</param>
internal sealed class InstallationRefresh(InstallationStore store, SlackInstallation initial, SlackInstallationOptions options, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    // The installation whose refresh token is exchanged. The rotation runs one refresh at a time.
    private SlackInstallation current = initial;
    private long claimedVersion;

    /// <summary>
    /// Loads the newest pair. If it is due, the exchange is claimed first; while another machine has the claim, waits for its pair. The caller limits the time.
    /// </summary>
    /// <exception cref="SlackException">The store failed, the app was uninstalled, or its token no longer expires.</exception>
    public async ValueTask<RefreshClaim> LoadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await store.FindNewestAsync(current.Key, cancellationToken).ConfigureAwait(false)
                ?? throw new SlackException($"The token is not refreshed, because the app was uninstalled ({current.Key}).");
            var pair = ReadPair(stored) ?? throw new SlackException($"The token is not refreshed, because the app was installed again with a token that does not expire ({stored.Key}).");
            var now = time.GetUtcNow();
            if (stored.RefreshToken != current.RefreshToken && now < pair.ExpiresAt - options.RefreshMargin)
            {
                // Another machine has refreshed it.
                current = stored;
                return new RefreshClaim(pair, IsClaimed: false);
            }

            // After an exchange that failed, the mark may still be the own one.
            if (stored.RefreshLeaseUntil is { } until && now < until && stored.Version != claimedVersion)
            {
                await Task.Delay(Durations.Min(Poll, until - now), time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (await store.TrySaveAsync(stored with { RefreshLeaseUntil = now + options.RefreshLease }, cancellationToken).ConfigureAwait(false) is { } claimed)
            {
                (current, claimedVersion) = (claimed, claimed.Version);
                return new RefreshClaim(pair, IsClaimed: true);
            }
        }
    }

    /// <summary>Stores the new pair, and ends the claim. A pair of an app that was uninstalled, or installed again, in the meantime is dropped.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public async ValueTask StoreAsync(SlackRotatingToken pair, CancellationToken cancellationToken)
    {
        var stored = current;
        while (stored is not null && stored.RefreshToken == current.RefreshToken)
        {
            var next = stored with { Token = pair.AccessToken, RefreshToken = pair.RefreshToken, ExpiresAt = pair.ExpiresAt, RefreshLeaseUntil = null };
            if (await store.TrySaveAsync(next, cancellationToken).ConfigureAwait(false) is { } saved)
            {
                current = saved;
                return;
            }

            // The claim had lapsed, and another machine has claimed the exchange of the same token. This pair is the valid one.
            stored = await store.FindNewestAsync(current.Key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the pair of an installation; null if its token does not expire.</summary>
    public static SlackRotatingToken? ReadPair(SlackInstallation installation) => installation is { RefreshToken: { Length: > 0 } refresh, ExpiresAt: { } expiresAt }
        ? new SlackRotatingToken(installation.Token, refresh, expiresAt)
        : null;
}
