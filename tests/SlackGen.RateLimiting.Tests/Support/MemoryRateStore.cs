namespace SlackGen.RateLimiting.Tests;

/// <summary>The smallest store that keeps the promise, for limiters of one process; it can be away.</summary>
internal sealed class MemoryRateStore : ISlackRateStore
{
    private readonly Dictionary<string, (List<long> Grants, long PausedUntil)> partitions = [];
    private readonly List<SlackRateRequest> acquires = [];
    private readonly TaskCompletionSource never = new();
    private int current;

    /// <summary>Gets whether it responds; otherwise it throws.</summary>
    public bool IsThere { get; set; } = true;

    /// <summary>Gets whether it never responds.</summary>
    public bool Hangs { get; set; }

    /// <summary>For which budgets it responds; null for all.</summary>
    public Func<string, bool>? IsThereFor { get; set; }

    /// <summary>The number of the next requests that fail.</summary>
    public int Failures { get; set; }

    /// <summary>The duration of a request.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The most requests that it got at the same time.</summary>
    public int Peak { get; private set; }

    /// <summary>The requests for permits, in the order of their ends.</summary>
    public IReadOnlyList<SlackRateRequest> Acquires
    {
        get
        {
            lock (partitions)
            {
                return [.. acquires];
            }
        }
    }

    /// <summary>The number of requests for permits or pauses.</summary>
    public int Requests { get; private set; }

    public async ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken)
    {
        await RespondAsync(request.Partition);
        lock (partitions)
        {
            Requests++;
            acquires.Add(request);
            var now = TimeProvider.System.GetTimestamp();
            var (grants, pausedUntil) = partitions.GetValueOrDefault(request.Partition, ([], 0));
            grants.RemoveAll(g => TimeProvider.System.GetElapsedTime(g, now) >= request.Window);
            var granted = pausedUntil > now ? 0 : Math.Clamp(request.Limit - grants.Count, 0, request.Permits);
            grants.AddRange(Enumerable.Repeat(now, granted));
            partitions[request.Partition] = (grants, pausedUntil);
            if (granted == request.Permits)
            {
                return new SlackRateDecision(granted, TimeSpan.Zero);
            }

            var pause = TimeProvider.System.GetElapsedTime(now, pausedUntil);
            var free = grants.Count < request.Limit ? TimeSpan.Zero : request.Window - TimeProvider.System.GetElapsedTime(grants[0], now);
            return new SlackRateDecision(granted, pause > free ? pause : free);
        }
    }

    public async ValueTask PauseAsync(string partition, TimeSpan duration, CancellationToken cancellationToken)
    {
        await RespondAsync(partition);
        lock (partitions)
        {
            Requests++;
            var until = TimeProvider.System.GetTimestamp() + (long)(duration.TotalSeconds * TimeProvider.System.TimestampFrequency);
            var (grants, pausedUntil) = partitions.GetValueOrDefault(partition, ([], 0));
            partitions[partition] = (grants, Math.Max(pausedUntil, until));
        }
    }

    public async ValueTask PingAsync(string partition, CancellationToken cancellationToken) => await RespondAsync(partition);

    private async Task RespondAsync(string partition)
    {
        var (hangs, isThere) = (Hangs, IsThere && IsThereFor?.Invoke(partition) != false);
        lock (partitions)
        {
            Peak = Math.Max(Peak, ++current);
            isThere = isThere && Failures == 0;
            Failures = Math.Max(0, Failures - 1);
        }

        try
        {
            await Task.Yield();
            if (hangs)
            {
                // A server behind a broken network does not respond to a cancellation either.
                await never.Task;
            }

            if (Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay);
            }

            if (!isThere)
            {
                throw new IOException("The store is away.");
            }
        }
        finally
        {
            lock (partitions)
            {
                current--;
            }
        }
    }
}
