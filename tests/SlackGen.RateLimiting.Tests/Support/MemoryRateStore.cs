namespace SlackGen.RateLimiting.Tests;

/// <summary>The smallest store that keeps the promise, for limiters of one process; it can be away.</summary>
internal sealed class MemoryRateStore : ISlackRateStore
{
    private readonly Dictionary<string, (List<long> Grants, long PausedUntil)> partitions = [];
    private readonly TaskCompletionSource never = new();

    /// <summary>Whether it answers; otherwise it throws.</summary>
    public bool IsThere { get; set; } = true;

    /// <summary>Whether it never answers.</summary>
    public bool Hangs { get; set; }

    /// <summary>How often it was asked for permits or pauses.</summary>
    public int Requests { get; private set; }

    public async ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken)
    {
        await AnswerAsync();
        lock (partitions)
        {
            Requests++;
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
        await AnswerAsync();
        lock (partitions)
        {
            Requests++;
            var until = TimeProvider.System.GetTimestamp() + (long)(duration.TotalSeconds * TimeProvider.System.TimestampFrequency);
            var (grants, pausedUntil) = partitions.GetValueOrDefault(partition, ([], 0));
            partitions[partition] = (grants, Math.Max(pausedUntil, until));
        }
    }

    public async ValueTask PingAsync(CancellationToken cancellationToken) => await AnswerAsync();

    private async Task AnswerAsync()
    {
        var (hangs, isThere) = (Hangs, IsThere);
        await Task.Yield();
        if (hangs)
        {
            // As a server behind a dead network: not even cancelling is answered.
            await never.Task;
        }

        if (!isThere)
        {
            throw new IOException("The store is away.");
        }
    }
}
