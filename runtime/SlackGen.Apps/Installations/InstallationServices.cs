using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>The settings and services that the installations of an app share.</summary>
/// <param name="Options">The options.</param>
/// <param name="Store">The store.</param>
/// <param name="Exchange">Exchanges codes and refresh tokens.</param>
/// <param name="Address">The base address of the Web API.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The logger.</param>
internal sealed record InstallationServices(
    SlackInstallationOptions Options, InstallationStore Store, TokenExchange Exchange, Uri Address, TimeProvider Time, ILogger Logger)
{
    /// <summary>The time for which a token is used after a failure of the store, before the store is asked again.</summary>
    public static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(10);

    /// <summary>Returns the stored installation that fits best; null if the app is not installed there.</summary>
    /// <param name="target">The place and the owners of the token.</param>
    /// <param name="mustBeNewest">Whether it is read past a cache in front of the store.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SlackException">The store failed.</exception>
    public async ValueTask<SlackInstallation?> FindAsync(InstallationTarget target, bool mustBeNewest, CancellationToken cancellationToken)
    {
        // Most often, the place of the installation is exactly that of the delivery.
        if (await ReadAsync(target.CreateKey(Options.AppId), mustBeNewest, cancellationToken).ConfigureAwait(false) is { } exact)
        {
            return exact;
        }

        foreach (var query in target.CreateQueries(Options.AppId))
        {
            if (target.Choose(await Store.FindEntriesAsync(query, cancellationToken).ConfigureAwait(false)) is { } key
                && await ReadAsync(key, mustBeNewest, cancellationToken).ConfigureAwait(false) is { } installation)
            {
                return installation;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns an installation that was found before, with the key that it has now: a workspace may have joined or left an organization. Null if the app is no longer installed
    /// there.
    /// </summary>
    /// <param name="key">The key that it had.</param>
    /// <param name="mustBeNewest">Whether it is read past a cache in front of the store.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SlackException">The store failed.</exception>
    public async ValueTask<SlackInstallation?> FindAgainAsync(SlackInstallationKey key, bool mustBeNewest, CancellationToken cancellationToken)
    {
        if (await ReadAsync(key, mustBeNewest, cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var entries = await Store.FindEntriesAsync(key.CreateQuery(), cancellationToken).ConfigureAwait(false);
        return entries.MaxBy(e => e.InstalledAt) is { } entry ? await Store.FindNewestAsync(entry.Key, cancellationToken).ConfigureAwait(false) : null;
    }

    private Task<SlackInstallation?> ReadAsync(SlackInstallationKey key, bool mustBeNewest, CancellationToken cancellationToken) =>
        mustBeNewest ? Store.FindNewestAsync(key, cancellationToken) : Store.FindAsync(key, cancellationToken);

    /// <summary>Creates the rotation of a token; null if the token does not expire.</summary>
    public SlackTokenRotation? CreateRotation(SlackInstallation installation)
    {
        if (InstallationRefresh.ReadPair(installation) is not { } pair)
        {
            return null;
        }

        var shared = new InstallationRefresh(Store, installation, Options, Time);
        return new SlackTokenRotation(pair, Time, Logger, CreateRefresh) { Margin = Options.RefreshMargin, RefreshTimeout = Options.RefreshTimeout };

        TokenRefresh CreateRefresh(SlackTokenRotation rotation) => new(
            Exchange.RefreshAsync,
            shared.StoreAsync,
            LoadAsync,
            loadClaims: true,
            Options.ClientSecret,
            RefreshLimits.ForClaim(Options.RefreshTimeout),
            rotation.Margin,
            Time,
            Logger);

        async ValueTask<LoadedToken> LoadAsync(CancellationToken timeout)
        {
            var (newest, isClaimed) = await shared.LoadAsync(timeout).ConfigureAwait(false);
            return new LoadedToken(newest, isClaimed);
        }
    }
}
