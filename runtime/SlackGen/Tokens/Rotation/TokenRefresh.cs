using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>The outcome of a refresh.</summary>
/// <param name="Lease">The token to use from now on.</param>
/// <param name="NotRefreshed">The reason why the token could not be refreshed; null if it was, or if no refresh was due.</param>
/// <param name="NotStored">The reason why a pair could not be stored; null if none is left to store.</param>
internal sealed record RefreshOutcome(TokenLease Lease, SlackException? NotRefreshed, SlackException? NotStored);

/// <summary>The time limits of the steps of a refresh.</summary>
/// <param name="Load">The limit of the load callback.</param>
/// <param name="Exchange">The limit of the exchange with all its attempts.</param>
/// <param name="Store">The limit of the store callback.</param>
internal readonly record struct RefreshLimits(TimeSpan Load, TimeSpan Exchange, TimeSpan Store)
{
    /// <summary>Returns limits that favor the exchange.</summary>
    /// <param name="total">The limit of the whole refresh.</param>
    public static RefreshLimits ForExchange(TimeSpan total) => new(total / 4, total / 2, total / 4);

    /// <summary>Returns limits with which a load that waits for the refresh of another process outlasts its exchange and its store.</summary>
    /// <param name="total">The limit of the whole refresh.</param>
    public static RefreshLimits ForClaim(TimeSpan total) => new(total / 2, total / 4, total / 4);
}

/// <summary>A pair that a load callback returned.</summary>
/// <param name="Token">The newest stored pair; null for none.</param>
/// <param name="MayExchange">Whether this process may exchange it; false if it would have to claim the exchange first.</param>
internal readonly record struct LoadedToken(SlackRotatingToken? Token, bool MayExchange);

/// <summary>
/// Refreshes a token in steps: load the pair that another process has stored, exchange the refresh token, store the new pair. Each step has a time limit, and
/// none loses a pair. The caller runs one refresh at a time. If the load callback claims the exchange among processes, nothing is exchanged without its consent.
/// </summary>
internal sealed class TokenRefresh(
    Func<string, CancellationToken, Task<ExchangedToken>> exchange,
    Func<SlackRotatingToken, CancellationToken, ValueTask>? store,
    Func<CancellationToken, ValueTask<LoadedToken>>? load,
    bool loadClaims,
    string clientSecret,
    RefreshLimits limits,
    TimeSpan margin,
    TimeProvider time,
    ILogger logger)
{
    private readonly TimeoutPool timeouts = new(time);
    private SlackRotatingToken? unstored;
    private Task storing = Task.CompletedTask;

    /// <summary>Gets whether a pair could not be stored yet.</summary>
    public bool HasUnstored => unstored is not null;

    /// <summary>Refreshes a token if that is due, and stores a pair that is not stored yet. Never throws, not even if a callback does.</summary>
    public async Task<RefreshOutcome> RunAsync(TokenLease lease, bool refreshes)
    {
        SlackException? notRefreshed = null, notStored = null;
        if (loadClaims && unstored is not null)
        {
            // The stored refresh token is used up, so nothing can be claimed with it.
            try
            {
                await StoreAsync(lease).ConfigureAwait(false);
            }
            catch (SlackException e)
            {
                return new RefreshOutcome(lease, refreshes ? e : null, e);
            }
        }

        if (refreshes)
        {
            try
            {
                (lease, var mayExchange) = load is null ? (lease, true) : await LoadAsync(load, lease).ConfigureAwait(false);
                lease = !mayExchange || time.GetUtcNow().UtcTicks < lease.RefreshAt(margin) ? lease : await ExchangeAsync(lease).ConfigureAwait(false);
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

    /// <summary>Creates the lease of a token. Processes that share a token get different refresh times.</summary>
    public TokenLease CreateLease(SlackRotatingToken token, TimeSpan lifetime) => new(token, lifetime, load is null ? 0 : Random.Shared.NextDouble());

    private async Task<TokenLease> ExchangeAsync(TokenLease lease)
    {
        var next = await BoundedAsync(
            "The token could not be refreshed",
            lease,
            timeout => exchange(lease.Token.RefreshToken, timeout),
            limits.Exchange,
            isCallback: false).ConfigureAwait(false);
        unstored = store is null ? null : next.Token;
        SlackLog.TokenRefreshed(logger, next.Token.ExpiresAt);
        return CreateLease(next.Token, next.Lifetime);
    }

    private async Task<(TokenLease Lease, bool MayExchange)> LoadAsync(Func<CancellationToken, ValueTask<LoadedToken>> load, TokenLease lease)
    {
        LoadedToken loaded;
        try
        {
            loaded = await BoundedAsync("The newest token could not be loaded", lease, Load, limits.Load).ConfigureAwait(false);
        }
        catch (Exception e) when (!loadClaims && !lease.IsValidAt(time.GetUtcNow()))
        {
            // Calls wait, and the current token can be exchanged unless another process has refreshed it.
            SlackLog.TokenLoadFailed(logger, Failure("The newest token could not be loaded", e).Message);
            return (lease, true);
        }

        // A claim is for the pair that was loaded, even if it does not expire later.
        if (loaded.Token is not { } token || (loadClaims ? token.RefreshToken == lease.Token.RefreshToken : token.ExpiresAt <= lease.Token.ExpiresAt))
        {
            return (lease, loaded.MayExchange);
        }

        SlackLog.TokenLoaded(logger, token.ExpiresAt);
        unstored = null;
        return (CreateLease(token, token.ExpiresAt - time.GetUtcNow()), loaded.MayExchange);

        async Task<LoadedToken> Load(CancellationToken timeout)
        {
            var result = await load(timeout).ConfigureAwait(false);
            return result.Token is not { } pair || (TokenFormat.Check(pair.AccessToken) is not null && !string.IsNullOrEmpty(pair.RefreshToken))
                ? result
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
            await BoundedAsync("The new token pair could not be stored", lease, Store, limits.Store).ConfigureAwait(false);
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

    // An earlier store callback that timed out may still run. It must not overwrite this pair.
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

    // BoundedAsync cannot describe an exception whose properties throw. What they throw arrives here, and only its type is used.
    private static SlackException Failure(string what, Exception e) => e as SlackException ?? new SlackException($"{what}: {e.GetType().Name}", TokenExchange.Access.Name);

    // Ends in time even if a callback ignores its cancellation token. Every failure is a SlackException without secrets: the transport has removed them from
    // its own, but a callback may throw one with a secret.
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
