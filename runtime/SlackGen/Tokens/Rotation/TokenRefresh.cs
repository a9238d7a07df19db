using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>How a refresh ended.</summary>
/// <param name="Lease">The token to use from now on.</param>
/// <param name="NotRefreshed">Why the token could not be refreshed; null where it was, or need not be.</param>
/// <param name="NotStored">Why a pair could not be stored.</param>
internal sealed record RefreshOutcome(TokenLease Lease, SlackException? NotRefreshed, SlackException? NotStored);

/// <summary>
/// The steps of a refresh: load what others have stored, exchange the refresh token, store the new pair. Each has a time limit, and none loses a pair.
/// One runs at a time.
/// </summary>
internal sealed class TokenRefresh(
    Func<string, CancellationToken, Task<ExchangedToken>> exchange,
    Func<SlackRotatingToken, CancellationToken, ValueTask>? store,
    Func<CancellationToken, ValueTask<SlackRotatingToken?>>? load,
    string clientSecret,
    TimeSpan limit,
    TimeSpan margin,
    TimeProvider time,
    ILogger logger)
{
    private readonly TimeoutPool timeouts = new(time);
    private SlackRotatingToken? unstored;
    private Task storing = Task.CompletedTask;

    /// <summary>Gets whether there is a pair that could not be stored yet.</summary>
    public bool HasUnstored => unstored is not null;

    /// <summary>Gets the time limit of the exchange with all its attempts, of a whole refresh's limit.</summary>
    public static TimeSpan ExchangeLimit(TimeSpan limit) => limit / 2;

    /// <summary>Refreshes a token where that is due, and stores a pair that is not stored yet. It does not throw, whatever the user's code throws.</summary>
    public async Task<RefreshOutcome> RunAsync(TokenLease lease, bool refreshes)
    {
        SlackException? notRefreshed = null, notStored = null;
        if (refreshes)
        {
            try
            {
                lease = load is null ? lease : await LoadAsync(load, lease).ConfigureAwait(false);
                lease = time.GetUtcNow().UtcTicks < lease.RefreshAt(margin) ? lease : await ExchangeAsync(lease).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                notRefreshed = Failure("The token could not be refreshed", e);
            }
        }

        try
        {
            await StoreAsync(lease).ConfigureAwait(false);
        }
        catch (SlackException e)
        {
            notStored = e;
        }

        return new RefreshOutcome(lease, notRefreshed, notStored);
    }

    /// <summary>Returns the lease of a token. Processes that share one refresh it at different times.</summary>
    public TokenLease LeaseOf(SlackRotatingToken token, TimeSpan lifetime) => new(token, lifetime, load is null ? 0 : Random.Shared.NextDouble());

    private async Task<TokenLease> ExchangeAsync(TokenLease lease)
    {
        var next = await BoundedAsync(
            "The token could not be refreshed",
            lease,
            timeout => exchange(lease.Token.RefreshToken, timeout),
            ExchangeLimit(limit),
            isCallback: false).ConfigureAwait(false);
        unstored = store is null ? null : next.Token;
        SlackLog.TokenRefreshed(logger, next.Token.ExpiresAt);
        return LeaseOf(next.Token, next.Lifetime);
    }

    private async Task<TokenLease> LoadAsync(Func<CancellationToken, ValueTask<SlackRotatingToken?>> load, TokenLease lease)
    {
        SlackRotatingToken? loaded;
        try
        {
            loaded = await BoundedAsync("The newest token could not be loaded", lease, Load, limit / 4).ConfigureAwait(false);
        }
        catch (Exception e) when (!lease.IsGood(time.GetUtcNow()))
        {
            // Calls wait, and where nobody else has refreshed the token, the one at hand can be exchanged.
            SlackLog.TokenLoadFailed(logger, Failure("The newest token could not be loaded", e).Message);
            return lease;
        }

        if (loaded is null || loaded.ExpiresAt <= lease.Token.ExpiresAt)
        {
            return lease;
        }

        SlackLog.TokenLoaded(logger, loaded.ExpiresAt);
        unstored = null;
        return LeaseOf(loaded, loaded.ExpiresAt - time.GetUtcNow());

        async Task<SlackRotatingToken?> Load(CancellationToken timeout)
        {
            var pair = await load(timeout).ConfigureAwait(false);
            return pair is null || (SlackToken.Check(pair.AccessToken) is not null && !string.IsNullOrEmpty(pair.RefreshToken))
                ? pair
                : throw new InvalidOperationException("The pair lacks a token.");
        }
    }

    private async Task StoreAsync(TokenLease lease)
    {
        if (store is null || unstored is not { } pair)
        {
            return;
        }

        var earlier = storing;
        try
        {
            await BoundedAsync("The new token pair could not be stored", lease, Store, limit / 4).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var failure = Failure("The new token pair could not be stored", e);
            SlackLog.TokenStoreFailed(logger, failure.Message);
            throw failure;
        }

        unstored = null;
        SlackLog.TokenStored(logger);

        Task<bool> Store(CancellationToken timeout)
        {
            var task = StoreAfterAsync(earlier, store, pair, timeout);
            storing = task;
            return task;
        }
    }

    // An earlier one that did not end in time may still end, and must not come after this one.
    private static async Task<bool> StoreAfterAsync(
        Task earlier,
        Func<SlackRotatingToken, CancellationToken, ValueTask> store,
        SlackRotatingToken pair,
        CancellationToken timeout)
    {
        await earlier.WaitAsync(timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        timeout.ThrowIfCancellationRequested();
        await store(pair, timeout).ConfigureAwait(false);
        return true;
    }

    // An exception whose own properties throw is none that BoundedAsync can describe: what they threw arrives here, and nothing is asked of it but its type.
    private static SlackException Failure(string what, Exception e) => e as SlackException ?? new SlackException($"{what}: {e.GetType().Name}", TokenExchange.Access.Name);

    // Ends in time also where a callback does not look at its token, and every failure is a SlackException that tells no secret: the transport cleans its own, a
    // callback may throw one that it has made.
    private async Task<T> BoundedAsync<T>(string what, TokenLease lease, Func<CancellationToken, Task<T>> run, TimeSpan limit, bool isCallback = true)
    {
        var scrubber = SecretScrubber.Create(
            lease.Token.AccessToken, lease.Token.RefreshToken, unstored?.AccessToken, unstored?.RefreshToken, clientSecret);
        var timeout = timeouts.Rent(limit);
        try
        {
            return await run(timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            throw new SlackException($"{what} within {TransportFailure.Seconds(limit)}.", TokenExchange.Access.Name, null, scrubber.Clean(e));
        }
        catch (Exception e) when (isCallback || e is not SlackException)
        {
            throw new SlackException($"{what}: {e.GetType().Name}: {scrubber.Clean(e.Message)}", TokenExchange.Access.Name, null, scrubber.Clean(e))
            {
                RetryAfter = (e as SlackException)?.RetryAfter,
            };
        }
        finally
        {
            timeouts.Return(timeout, isReusable: false);
        }
    }
}
