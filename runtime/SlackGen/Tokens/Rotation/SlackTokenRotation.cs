using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>
/// A provider of a rotating token. It exchanges the refresh token through <c>oauth.v2.access</c> before the access token expires, once for all callers. Set
/// <see cref="SlackClientOptions.TokenProvider"/> to <see cref="GetTokenAsync"/>.
/// </summary>
/// <remarks>
/// While the current token is valid, calls get it at once, and a refresh runs in the background. Calls wait for a refresh only if the token has expired.
/// </remarks>
public sealed class SlackTokenRotation : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly Lazy<TokenRefresh> refresh;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly object gate = new();
    private volatile TokenLease current;

    // The time, in UTC ticks, when a call starts a run: the earlier of the next refresh and the next attempt to store a pair. 0 until the first call and after
    // disposal, so that these calls take the slow path.
    private long dueAt;
    private long refreshAt;
    private Task? run;
    private ITimer? storeRetry;
    private int failures;
    private bool isDisposed;
    private volatile ExceptionDispatchInfo? notRefreshed;
    private volatile SlackException? notStored;

    /// <summary>Initializes a rotation. The constructor sends nothing.</summary>
    /// <param name="token">The initial token. If it has expired, the first call refreshes it.</param>
    /// <param name="clientId">The app's client ID.</param>
    /// <param name="clientSecret">The app's client secret. It is sent in a header only.</param>
    /// <param name="options">The options of the connection, the clock and the logger. Token settings in it are ignored.</param>
    /// <param name="store">
    /// Stores each new pair before it is used, since the old refresh token no longer works. If it throws or takes longer than a quarter of
    /// <see cref="RefreshTimeout"/>, the pair is used nevertheless, and stored again after <see cref="RetryDelay"/>.
    /// </param>
    /// <param name="load">
    /// Loads the newest stored pair, or null. It is called before each refresh. A pair that expires later than the current one replaces it without an
    /// exchange. Required if several processes share a token.
    /// </param>
    /// <exception cref="ArgumentException">An argument is missing, or an option is out of range.</exception>
    public SlackTokenRotation(
        SlackRotatingToken token,
        string clientId,
        string clientSecret,
        SlackClientOptions? options = null,
        Func<SlackRotatingToken, CancellationToken, ValueTask>? store = null,
        Func<CancellationToken, ValueTask<SlackRotatingToken?>>? load = null)
    {
        current = CreateLease(token);
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        var copy = (options ?? new SlackClientOptions()).Validated();
        time = copy.TimeProvider;
        logger = GuardedLogger.Create(copy.LoggerFactory);

        // Created on first use: init properties are set after the constructor.
        refresh = new(() =>
        {
            var limits = RefreshLimits.ForExchange(RefreshTimeout);
            return new TokenRefresh(
                new TokenExchange(copy, clientId, clientSecret, limits.Exchange, logger).RefreshAsync,
                store,
                load is null ? null : async timeout => new LoadedToken(await load(timeout).ConfigureAwait(false), MayExchange: true),
                loadClaims: false,
                clientSecret,
                limits,
                Margin,
                time,
                logger);
        });
    }

    /// <summary>Initializes a rotation with a separate refresh.</summary>
    /// <param name="token">The initial token.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The logger.</param>
    /// <param name="createRefresh">Creates the refresh. It is called once, when the options of the rotation are set.</param>
    internal SlackTokenRotation(SlackRotatingToken token, TimeProvider time, ILogger logger, Func<SlackTokenRotation, TokenRefresh> createRefresh)
    {
        current = CreateLease(token);
        (this.time, this.logger) = (time, logger);
        refresh = new(() => createRefresh(this));
    }

    /// <summary>
    /// Gets or sets the time before expiry at which a token is refreshed, limited to half its lifetime. The default is 10 minutes; tokens are valid for 12
    /// hours. With <c>load</c>, a refresh begins at a random time within the first half of the margin, so that processes rarely refresh at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or is longer than 6 hours.</exception>
    public TimeSpan Margin { get; init => field = InRange(value, TimeSpan.FromHours(6)); } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Gets or sets the maximum duration of a refresh, which is also the maximum time that a call waits for one. The default is 30 s. Half of it is for the
    /// exchange with all its attempts, a quarter each for loading and storing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or is longer than 5 minutes.</exception>
    public TimeSpan RefreshTimeout { get; init => field = InRange(value, TimeSpan.FromMinutes(5)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the pause after a failed refresh and after a failed attempt to store a pair. The default is 30 s. A longer pause that Slack asks for takes
    /// precedence. Once the token has expired, pauses begin with one second and double up to this value.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or is longer than one hour.</exception>
    public TimeSpan RetryDelay { get; init => field = InRange(value, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the reason why the last refresh, or the last attempt to store a pair, failed; null if it succeeded. For health checks.</summary>
    public SlackException? LastFailure => (SlackException?)notRefreshed?.SourceException ?? notStored;

    /// <summary>
    /// Returns a valid access token. While the current token is valid, it is returned at once. If it has expired, the call waits for a new one, at most
    /// <see cref="RefreshTimeout"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait of this caller. The refresh continues for the others.</param>
    /// <exception cref="SlackException">The token has expired, and the last attempt to refresh it failed.</exception>
    /// <exception cref="ObjectDisposedException">The rotation has been disposed.</exception>
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var token = current.Token;
        return now < Volatile.Read(ref dueAt) && now < token.ExpiresAt.UtcTicks
            ? new ValueTask<string>(token.AccessToken)
            : StartAndGetAsync(cancellationToken);
    }

    /// <summary>Gets whether a refresh runs, or a pair is not stored yet.</summary>
    internal bool IsBusy => run is { IsCompleted: false } || (refresh.IsValueCreated && refresh.Value.HasUnstored);

    /// <summary>Ends the rotation. A running refresh completes, and its pair is stored.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            Volatile.Write(ref dueAt, 0);
            storeRetry?.Dispose();
        }
    }

    /// <summary>Ends the rotation, waits for a running refresh, and stores a pair that could not be stored before.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await (run ?? Task.CompletedTask).ConfigureAwait(false);
        if (refresh.IsValueCreated && refresh.Value.HasUnstored)
        {
            await RunAsync(refreshes: false).ConfigureAwait(false);
        }
    }

    private async ValueTask<string> StartAndGetAsync(CancellationToken cancellationToken)
    {
        var started = StartWhenDue();
        if (!current.IsValidAt(time.GetUtcNow()))
        {
            await started.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!current.IsValidAt(time.GetUtcNow()))
            {
                notRefreshed?.Throw();
            }
        }

        return current.Token.AccessToken;
    }

    // The cancellation of a caller does not end the run: its response contains the only valid refresh token.
    private Task StartWhenDue()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (run is { IsCompleted: false })
            {
                return run;
            }

            var now = time.GetUtcNow().UtcTicks;
            if (dueAt == 0)
            {
                current = refresh.Value.CreateLease(current.Token, current.Lifetime);
                refreshAt = current.RefreshAt(Margin);
                Volatile.Write(ref dueAt, refreshAt);
            }

            if (now < dueAt)
            {
                return Task.CompletedTask;
            }

            // Until the run ends, calls with a valid token take the fast path.
            Volatile.Write(ref dueAt, long.MaxValue);
            var refreshes = now >= refreshAt;
            return run = SharedWork.Start(() => RunAsync(refreshes));
        }
    }

    private async Task RunAsync(bool refreshes)
    {
        var outcome = await refresh.Value.RunAsync(current, refreshes).ConfigureAwait(false);
        lock (gate)
        {
            current = outcome.Lease;
            notStored = outcome.NotStored;
            var now = time.GetUtcNow();
            if (outcome.NotRefreshed is { } failed)
            {
                failures++;
                notRefreshed = ExceptionDispatchInfo.Capture(failed);
                refreshAt = now.UtcTicks + PauseAfter(failed, now).Ticks;
            }
            else if (refreshes)
            {
                (failures, notRefreshed) = (0, null);
                refreshAt = current.RefreshAt(Margin);
            }

            var due = outcome.NotStored is null ? refreshAt : Math.Min(refreshAt, now.UtcTicks + RetryDelay.Ticks);
            Volatile.Write(ref dueAt, isDisposed ? 0 : due);
            storeRetry?.Dispose();
            storeRetry = outcome.NotStored is null || isDisposed ? null : CreateStoreRetry();
        }
    }

    // A pair that is not stored must not wait for a call: the process may end before one comes.
    private ITimer CreateStoreRetry()
    {
        using (SharedWork.SuppressContext())
        {
            return time.CreateTimer(static rotation => ((SlackTokenRotation)rotation!).StoreAgain(), this, RetryDelay, Timeout.InfiniteTimeSpan);
        }
    }

    private void StoreAgain()
    {
        lock (gate)
        {
            if (isDisposed || run is { IsCompleted: false })
            {
                return;
            }

            // A timer may fire a little early.
            Volatile.Write(ref dueAt, Math.Min(dueAt, time.GetUtcNow().UtcTicks));
            StartWhenDue();
        }
    }

    private TimeSpan PauseAfter(SlackException failed, DateTimeOffset now)
    {
        var left = current.Token.ExpiresAt - now;
        var pause = left > TimeSpan.Zero
            ? Durations.Min(RetryDelay, left) // The next attempt begins no later than the token expires, when calls begin to wait.
            : Durations.Min(RetryDelay, FirstPause * Math.Pow(2, Math.Min(failures - 1, 20)));
        if (failed.RetryAfter is { } requested && requested > pause)
        {
            pause = requested;
        }

        if (left > TimeSpan.Zero)
        {
            SlackLog.TokenRefreshFailed(logger, current.Token.ExpiresAt, pause.TotalSeconds, failed.Message);
        }
        else
        {
            SlackLog.TokenExpired(logger, current.Token.ExpiresAt, pause.TotalSeconds, failed.Message);
        }

        return pause;
    }

    private static TokenLease CreateLease(SlackRotatingToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentException.ThrowIfNullOrEmpty(token.RefreshToken, nameof(token));
        TokenFormat.Check(token.AccessToken ?? throw new ArgumentException("The access token is missing.", nameof(token)));
        return new TokenLease(token, TimeSpan.MaxValue, 0);
    }

    private static TimeSpan InRange(TimeSpan value, TimeSpan max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max);
        return value;
    }
}
