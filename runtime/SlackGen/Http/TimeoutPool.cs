using System.Collections.Concurrent;

namespace SlackGen;

/// <summary>Timeouts that are used again: a source and its timer would be a third of what a small call allocates.</summary>
internal sealed class TimeoutPool(TimeProvider time)
{
    private const int MaxPooled = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> pool = new();

    public CancellationTokenSource Rent(TimeSpan timeout)
    {
        if (!pool.TryDequeue(out var source))
        {
            source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        }

        source.CancelAfter(timeout);
        return source;
    }

    /// <summary>Takes a source back, unless it has fired or is about to.</summary>
    public void Return(CancellationTokenSource source)
    {
        if (pool.Count < MaxPooled && source.TryReset())
        {
            pool.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
