namespace SlackGen.Apps;

/// <summary>The token of an installation in use. It reads the installation again when that is due, and refreshes a token that expires.</summary>
internal sealed class InstalledToken : IDisposable, IAsyncDisposable
{
    private const int MaxAttempts = 10;

    private readonly InstallationServices services;
    private readonly object gate = new();
    private volatile State state;
    private Task? reading;

    // Counts the changes of the state, so that a read knows whether what it has found may be older than the state.
    private long changes;

    /// <summary>Initializes a token.</summary>
    /// <param name="services">The settings and services that the installations of the app share.</param>
    /// <param name="installation">The installation as it was just read.</param>
    public InstalledToken(InstallationServices services, SlackInstallation installation)
    {
        this.services = services;
        state = new State(installation, services.CreateRotation(installation), DueIn(services.Options.CacheDuration), MustBeNewest: false);
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

    /// <summary>Takes over an installation that was just looked up, unless it is older than the one in use.</summary>
    public void Update(SlackInstallation installation)
    {
        lock (gate)
        {
            var before = state.Installation;
            var age = (installation.InstalledAt, installation.Version).CompareTo((before.InstalledAt, before.Version));
            if (age == 0 && state.MustBeNewest)
            {
                // A cache in front of the store may not know of a change yet. The next call reads past it.
                return;
            }

            if (age < 0)
            {
                // It was read before the one in use, or a cache is late.
                ReadAgain(DueIn(InstallationServices.StoreRetry), mustBeNewest: true);
                return;
            }

            Take(installation);
        }
    }

    /// <summary>Lets the next call read the installation again, past any cache in front of the store.</summary>
    public void Invalidate() => ReadAgain(DateTimeOffset.MinValue, mustBeNewest: true);

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

    // Within the lock.
    private void Take(SlackInstallation installation)
    {
        var before = state.Installation;
        var isSamePair = installation.RefreshToken == before.RefreshToken && installation.Key == before.Key;
        if (!isSamePair && IsBusy && installation.InstalledAt == before.InstalledAt)
        {
            // The rotation is just about to store a pair of the same installation.
            ReadAgain(DueIn(InstallationServices.StoreRetry), mustBeNewest: true);
            return;
        }

        // The rotation of an installation that was replaced drops its pair.
        changes++;
        state = new State(installation, isSamePair ? state.Rotation : services.CreateRotation(installation), DueIn(services.Options.CacheDuration), MustBeNewest: false);
    }

    private void ReadAgain(DateTimeOffset at, bool mustBeNewest)
    {
        lock (gate)
        {
            changes++;
            state = state with { ReadAgainAt = at, MustBeNewest = mustBeNewest || state.MustBeNewest };
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

        await read.WaitOrLeaveAsync(cancellationToken).ConfigureAwait(false);
        return await state.GetTokenAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync()
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            State before;
            long changesBefore;
            lock (gate)
            {
                (before, changesBefore) = (state, changes);
            }

            SlackInstallation? stored;
            try
            {
                stored = await services.FindAgainAsync(before.Installation.Key, before.MustBeNewest, default).ConfigureAwait(false);
            }
            catch (SlackException e)
            {
                // The token is most likely still valid.
                AppLog.InstallationNotRead(services.Logger, Workspace, e.Message);
                ReadAgain(DueIn(InstallationServices.StoreRetry), mustBeNewest: false);
                return;
            }

            lock (gate)
            {
                if (changes == changesBefore)
                {
                    if (stored is null)
                    {
                        throw new SlackException($"The app is no longer installed in {InstallationTarget.Create(Key.TeamId, Key.EnterpriseId, Key.UserId)}.");
                    }

                    if (before.MustBeNewest)
                    {
                        Take(stored);
                    }
                    else
                    {
                        Update(stored);
                    }

                    return;
                }
            }
        }

        throw new SlackException($"The installation in {Workspace} could not be read: it was installed or removed during each of {MaxAttempts} attempts.");
    }

    private sealed record State(SlackInstallation Installation, SlackTokenRotation? Rotation, DateTimeOffset ReadAgainAt, bool MustBeNewest)
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) =>
            Rotation is null ? new(Installation.Token) : Rotation.GetTokenAsync(cancellationToken);
    }
}
