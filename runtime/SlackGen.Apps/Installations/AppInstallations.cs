namespace SlackGen.Apps;

/// <summary>The installations of an app: their tokens for deliveries and for other work, and their removal.</summary>
/// <param name="services">The settings and services that the installations of the app share.</param>
/// <param name="client">The client of the app.</param>
/// <param name="provider">The services of the host.</param>
internal sealed class AppInstallations(InstallationServices services, AppClient client, IServiceProvider provider) : ISlackInstallations, IDisposable, IAsyncDisposable
{
    private readonly InstallationLookup lookup = new(services);

    /// <summary>Gets the settings and services.</summary>
    public InstallationServices Services => services;

    /// <inheritdoc/>
    public async ValueTask<TClient> GetClientAsync<TClient>(string? teamId, string? enterpriseId, string? userId, CancellationToken cancellationToken)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        var target = InstallationTarget.Create(teamId, enterpriseId, userId);
        var token = await lookup.FindAsync(target, cancellationToken).ConfigureAwait(false) ?? throw new SlackException(
            $"The app {services.Options.AppId} is not installed in {target}{(userId is null ? "" : $", or has no token of the user {userId}")}. "
            + "Install it there; for a workspace of an organization, give the ID of the organization too.");
        return client.With(Use(token)).Get<TClient>(provider);
    }

    /// <inheritdoc/>
    public async ValueTask<SlackInstallation?> FindAsync(string? teamId, string? enterpriseId, string? userId, CancellationToken cancellationToken) =>
        await services.FindAsync(InstallationTarget.Create(teamId, enterpriseId, userId), mustBeNewest: true, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncEnumerable<SlackInstallation> ListAsync(CancellationToken cancellationToken) => services.Store.ListAsync(services.Options.AppId, cancellationToken);

    /// <summary>Returns the token of a delivery; null if the app is not installed where the delivery comes from.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public async ValueTask<ClientToken?> FindAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        if (InstallationTarget.Create(delivery) is { } target && await lookup.FindAsync(target, cancellationToken).ConfigureAwait(false) is { } token)
        {
            return Use(token);
        }

        if (delivery.FunctionToken is { Length: > 0 } own)
        {
            // The token of the execution works for every workspace that uses the function.
            return new ClientToken(_ => new(own));
        }

        // The handler of an event that ended the installation runs, without a token.
        return InstallationRemoval.IsOne(delivery) ? new ClientToken(_ => throw Ended(delivery)) : null;
    }

    /// <summary>Exchanges the code of an installation for its tokens.</summary>
    /// <param name="code">The code.</param>
    /// <param name="redirectUri">The redirect URL of the authorization.</param>
    /// <param name="verifier">The PKCE code verifier; null without PKCE.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The installations, which are not stored yet.</returns>
    /// <exception cref="SlackException">The exchange failed, or Slack installed another app.</exception>
    public async Task<IReadOnlyList<SlackInstallation>> ExchangeAsync(string code, string redirectUri, string? verifier, CancellationToken cancellationToken)
    {
        IReadOnlyList<SlackInstallation> installations;
        try
        {
            var (json, requestedAt) = await services.Exchange.ExchangeCodeAsync(code, redirectUri, verifier, cancellationToken).ConfigureAwait(false);
            installations = InstallationResponse.Read(json, requestedAt, services.Exchange.ReadLifetime);
        }
        catch (Exception e) when (e is not SlackException && !cancellationToken.IsCancellationRequested)
        {
            var cleaned = SecretScrubber.Create(code, verifier, services.Options.ClientSecret).Clean(e);
            throw new SlackException($"The code could not be exchanged: {cleaned.Message}", TokenExchange.Access.Name, innerException: cleaned);
        }

        return installations[0].Key.AppId == services.Options.AppId ? installations : throw new SlackException(
            $"Slack installed the app {installations[0].Key.AppId}, but {nameof(SlackInstallationOptions.AppId)} is {services.Options.AppId}.", TokenExchange.Access.Name);
    }

    /// <summary>Stores new installations of a workspace or an organization. Those with the same key are replaced.</summary>
    /// <exception cref="SlackException">The store failed.</exception>
    public async Task SaveAsync(IReadOnlyList<SlackInstallation> installations, CancellationToken cancellationToken)
    {
        foreach (var installation in installations)
        {
            try
            {
                await services.Store.ReplaceAsync(installation, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                lookup.Cache.Forget(installation.Key.EnterpriseId, installation.Key.TeamId);
            }

            AppLog.Installed(services.Logger, services.Options.AppId, installation.Key.Place, installation.Key.Owner);
        }
    }

    /// <summary>Removes the installations that an event has ended.</summary>
    /// <exception cref="SlackException">The store failed, so the event must come again.</exception>
    public async Task RemoveAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        if (InstallationRemoval.Read(delivery) is not { } removal)
        {
            return;
        }

        try
        {
            await services.Store.DeleteAsync(
                removal.CreateQuery(services.Options.AppId),
                removal.HappenedAt,
                key => AppLog.Uninstalled(services.Logger, key.AppId, key.Place, key.Owner, delivery.Type),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lookup.Cache.Forget(removal.EnterpriseId, removal.TeamId);
        }
    }

    /// <summary>Ends the rotations. A running refresh completes.</summary>
    public void Dispose()
    {
        foreach (var token in lookup.Cache.Snapshot())
        {
            token.Dispose();
        }
    }

    /// <summary>Ends the rotations, after new pairs are stored.</summary>
    public async ValueTask DisposeAsync()
    {
        // At once, because each waits for the store.
        await Task.WhenAll(lookup.Cache.Snapshot().Select(t => t.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private static ClientToken Use(InstalledToken token) => new(token.GetTokenAsync, token.Workspace, token.Refused);

    private static SlackException Ended(SlackDelivery delivery) => new($"The call was not sent: the app is no longer installed, which the event {delivery.Type} says.");
}
