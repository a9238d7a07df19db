namespace SlackGen.Apps;

/// <summary>The token of an installation in use. It reads the installation again when that is due, and refreshes a token that expires.</summary>
internal sealed class InstalledToken : IDisposable, IAsyncDisposable
{
    private readonly InstallationServices services;
    private readonly object gate = new();
    private volatile State state;
    private Task? reading;

    /// <summary>Initializes a token.</summary>
    /// <param name="services">The settings and services that the installations of the app share.</param>
    /// <param name="installation">The installation as it was just read.</param>
    public InstalledToken(InstallationServices services, SlackInstallation installation)
    {
        this.services = services;
        state = new State(installation, services.CreateRotation(installation), DueIn(services.Options.CacheDuration));
    }

    /// <summary>Gets the key.</summary>
    public SlackInstallationKey Key => state.Installation.Key;

    /// <summary>Gets the workspace or organization whose rate budgets the calls use.</summary>
    public string Workspace => Key.Place;

    /// <summary>Gets whether the token is being refreshed, or a pair is not stored yet.</summary>
    public bool IsBusy => state.Rotation is { IsBusy: true };

    /// <summary>Returns a valid token.</summary>
    /// <param name="cancellationToken">Ends the wait of this caller.</param>
    /// <exception cref="SlackException">The app is no longer installed there, or the token has expired and could not be refreshed.</exception>
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        var now = state;
        return services.Time.GetUtcNow() < now.ReadAgainAt ? now.GetTokenAsync(cancellationToken) : ReadAndGetAsync(cancellationToken);
    }

    /// <summary>Takes over an installation that was just read.</summary>
    public void Update(SlackInstallation installation)
    {
        lock (gate)
        {
            var before = state.Installation;
            var isOlder = installation.InstalledAt < before.InstalledAt || (installation.InstalledAt == before.InstalledAt && installation.Version < before.Version);
            if (isOlder || (installation.RefreshToken != before.RefreshToken && IsBusy))
            {
                // It was read before the rotation stored its pair, or the rotation is just about to store one.
                ReadAgain(DueIn(InstallationServices.StoreRetry));
                return;
            }

            var rotation = installation.RefreshToken == before.RefreshToken ? state.Rotation : services.CreateRotation(installation);
            state = new State(installation, rotation, DueIn(services.Options.CacheDuration));
        }
    }

    /// <summary>Lets the next call read the installation again.</summary>
    public void Invalidate() => ReadAgain(DateTimeOffset.MinValue);

    /// <summary>Lets the next call read the installation again if Slack refused the token with an error that ends it.</summary>
    /// <param name="code">The error.</param>
    public void Refused(string code)
    {
        if (code is "invalid_auth" or "token_revoked" or "account_inactive" or "token_expired")
        {
            AppLog.TokenRefused(services.Logger, Workspace, code);
            Invalidate();
        }
    }

    /// <summary>Ends the rotation. A running refresh completes.</summary>
    public void Dispose() => state.Rotation?.Dispose();

    /// <summary>Ends the rotation, after its new pair is stored.</summary>
    public ValueTask DisposeAsync() => state.Rotation?.DisposeAsync() ?? default;

    private void ReadAgain(DateTimeOffset at)
    {
        lock (gate)
        {
            state = state with { ReadAgainAt = at };
        }
    }

    private DateTimeOffset DueIn(TimeSpan duration) => services.Time.GetUtcNow() + duration;

    private async ValueTask<string> ReadAndGetAsync(CancellationToken cancellationToken)
    {
        Task read;
        lock (gate)
        {
            // All callers wait for one read. The cancellation of one does not end it.
            read = reading is { IsCompleted: false } running ? running : reading = SharedWork.Start(ReadAsync);
        }

        await read.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await state.GetTokenAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync()
    {
        SlackInstallation? stored;
        try
        {
            stored = await services.Store.FindAsync(Key, default).ConfigureAwait(false);
        }
        catch (SlackException e)
        {
            // The token is most likely still valid.
            AppLog.InstallationNotRead(services.Logger, Workspace, e.Message);
            ReadAgain(DueIn(InstallationServices.StoreRetry));
            return;
        }

        Update(stored ?? throw new SlackException($"The app is no longer installed in {InstallationTarget.Create(Key.TeamId, Key.EnterpriseId, Key.UserId)}."));
    }

    private sealed record State(SlackInstallation Installation, SlackTokenRotation? Rotation, DateTimeOffset ReadAgainAt)
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) =>
            Rotation is null ? new(Installation.Token) : Rotation.GetTokenAsync(cancellationToken);
    }
}
