using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>
/// Keeps a rotating token fresh: exchanges its refresh token through <c>oauth.v2.access</c> ahead of expiry, once for all callers. Give
/// <see cref="GetTokenAsync"/> to <see cref="SlackClientOptions.TokenProvider"/>.
/// </summary>
/// <remarks>
/// While the current token works, it is returned at once and refreshed in the background. Calls wait for a refresh only when it has expired.
/// </remarks>
public sealed class SlackTokenRotation : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly Lazy<TokenRefresh> refresh;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly object gate = new();
    private volatile TokenLease current;

    // When a call is to start a run, in ticks of UTC: the earlier of a refresh and of storing what could not be stored. 0 until the first call and after
    // disposal, so that those calls look closer.
    private long dueAt;
    private long refreshAt;
    private Task? run;
    private int failures;
    private bool isDisposed;
    private volatile ExceptionDispatchInfo? notRefreshed;
    private volatile SlackException? notStored;

    /// <summary>Creates one. Nothing is sent yet: the first call does.</summary>
    /// <param name="token">The token to begin with. One that has expired is refreshed by the first call.</param>
    /// <param name="clientId">The app's client ID.</param>
    /// <param name="clientSecret">The app's client secret; it travels in a header only.</param>
    /// <param name="options">How to reach Slack, the clock and the log; token settings in it are not used.</param>
    /// <param name="store">
    /// Stores each new pair before it is used: the old refresh token no longer works. When it throws or takes longer than a quarter of
    /// <see cref="RefreshTimeout"/>, the pair is used all the same, and is stored again after <see cref="RetryDelay"/>.
    /// </param>
    /// <param name="load">
    /// Loads the newest pair that was stored, or null. It is called before each refresh: a pair that expires later than the current one replaces it
    /// without an exchange. Several processes that share a token need it.
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
        ArgumentNullException.ThrowIfNull(token);
        ArgumentException.ThrowIfNullOrEmpty(token.RefreshToken, nameof(token));
        SlackToken.Check(token.AccessToken ?? throw new ArgumentException("The access token is missing.", nameof(token)));
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        var copy = (options ?? new SlackClientOptions()).Validated();
        time = copy.TimeProvider;
        logger = GuardedLogger.Create(copy.LoggerFactory);
        current = new TokenLease(token, TimeSpan.MaxValue, 0);

        // Later, since the properties are not set yet.
        refresh = new(() => new TokenRefresh(
            new TokenExchange(copy, clientId, clientSecret, TokenRefresh.ExchangeLimit(RefreshTimeout), logger).RefreshAsync,
            store,
            load,
            clientSecret,
            RefreshTimeout,
            Margin,
            time,
            logger));
    }

    /// <summary>
    /// Gets how long before its end a token is refreshed, but at most half its lifetime. The default is 10 minutes; tokens live 12 hours.
    /// With <c>load</c>, the time is chosen at random from the first half of it, so that processes rarely refresh at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero, or longer than 6 hours.</exception>
    public TimeSpan Margin { get; init => field = InRange(value, TimeSpan.FromHours(6)); } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Gets how long a refresh may take, and so how long a call waits for it at most. The default is 30 s: half of it for the exchange with all its
    /// attempts, a quarter each for loading and storing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero, or longer than 5 minutes.</exception>
    public TimeSpan RefreshTimeout { get; init => field = InRange(value, TimeSpan.FromMinutes(5)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets the pause after a refresh that failed, and after a pair that could not be stored. The default is 30 s. Where Slack asks for a longer one,
    /// that counts. Once the token has expired, pauses begin with a second and double up to this one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero, or longer than an hour.</exception>
    public TimeSpan RetryDelay { get; init => field = InRange(value, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>Gets why the last refresh or storing failed, for health checks; null when it succeeded.</summary>
    public SlackException? LastFailure => (SlackException?)notRefreshed?.SourceException ?? notStored;

    /// <summary>
    /// Returns a token that works. While the current one does, it is returned at once; only when it has expired the call waits for a new one,
    /// at most <see cref="RefreshTimeout"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting of this caller. The refresh goes on for the others.</param>
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

    /// <summary>Ends the rotation. A refresh that is running comes to its end, and its pair is stored.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            Volatile.Write(ref dueAt, 0);
        }
    }

    /// <summary>Ends the rotation, waits for a refresh that is running, and stores a pair that could not be stored before.</summary>
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
        if (!current.IsGood(time.GetUtcNow()))
        {
            await started.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!current.IsGood(time.GetUtcNow()))
            {
                notRefreshed?.Throw();
            }
        }

        return current.Token.AccessToken;
    }

    // No caller's cancellation ends the run: the response that nobody waits for any more still holds the only refresh token that works.
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
                current = refresh.Value.LeaseOf(current.Token, current.Lifetime);
                refreshAt = current.RefreshAt(Margin);
                Volatile.Write(ref dueAt, refreshAt);
            }

            if (now < dueAt)
            {
                return Task.CompletedTask;
            }

            // Until the run ends, a call is done when it sees that the token works.
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
        }
    }

    private TimeSpan PauseAfter(SlackException failed, DateTimeOffset now)
    {
        var left = current.Token.ExpiresAt - now;
        var pause = left > TimeSpan.Zero
            ? Shorter(RetryDelay, left) // The next attempt begins at the latest when calls begin to wait for it.
            : Shorter(RetryDelay, FirstPause * Math.Pow(2, Math.Min(failures - 1, 20)));
        if (failed.RetryAfter is { } asked && asked > pause)
        {
            pause = asked;
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

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan InRange(TimeSpan value, TimeSpan max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max);
        return value;
    }
}
