using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SlackGen.RateLimiting;

/// <summary>
/// The store, with a limit on how long anybody waits for it. The first call that fails makes it count as away; then no call waits for it any more, and one
/// task asks from time to time whether it is back.
/// </summary>
internal sealed class GuardedStore(ISlackRateStore store, SharedSlackRateLimiterOptions options, Outages outages, CancellationToken shutdown)
{
    private readonly ILogger logger = options.LoggerFactory?.CreateLogger("SlackGen.RateLimiting") ?? NullLogger.Instance;

    /// <summary>A decision; null when the store is away.</summary>
    public async ValueTask<SlackRateDecision?> TryAcquireAsync(SlackRateRequest request)
    {
        SlackRateDecision decision = default;
        return await TryAsync(async token => decision = await store.TryAcquireAsync(request, token).ConfigureAwait(false)).ConfigureAwait(false)
            ? decision
            : null;
    }

    /// <summary>Pauses a partition for all processes; false when the store is away.</summary>
    public Task<bool> TryPauseAsync(string partition, TimeSpan duration) =>
        TryAsync(token => store.PauseAsync(partition, duration, token).AsTask());

    private async Task<bool> TryAsync(Func<CancellationToken, Task> ask)
    {
        if (outages.IsAway)
        {
            return false;
        }

        try
        {
            await WithinTimeoutAsync(ask).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (!shutdown.IsCancellationRequested)
        {
            if (outages.Begin())
            {
                SharedLog.Away(logger, options.Processes, e);
                _ = ProbeAsync();
            }

            return false;
        }
    }

    private async Task WithinTimeoutAsync(Func<CancellationToken, Task> ask)
    {
        using var timeout = new CancellationTokenSource(options.StoreTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, shutdown);

        // A store may take its time even to cancel: Npgsql asks the server first. Nobody waits for that.
        await ask(either.Token).WaitAsync(options.StoreTimeout, options.TimeProvider, shutdown).ConfigureAwait(false);
    }

    private async Task ProbeAsync()
    {
        while (true)
        {
            try
            {
                await Task.Delay(options.RetryStoreAfter, options.TimeProvider, shutdown).ConfigureAwait(false);
                await WithinTimeoutAsync(token => store.PingAsync(token).AsTask()).ConfigureAwait(false);
                outages.End();
                SharedLog.Back(logger);
                return;
            }
            catch (Exception) when (shutdown.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                SharedLog.StillAway(logger, e);
            }
        }
    }
}
