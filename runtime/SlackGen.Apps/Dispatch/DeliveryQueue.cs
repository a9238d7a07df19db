namespace SlackGen.Apps;

/// <summary>
/// Starts deliveries: those of one key one after the other, those of different keys in parallel, up to a number at a time. The queue is bounded, and no caller waits.
/// </summary>
/// <remarks>A handler that hangs holds its key, and events have no timeout. So that it holds nothing else, a key and the deliveries that run at once have limits of their own.</remarks>
/// <param name="limit">The number of deliveries that may wait or run: of those that run at once, and of the others.</param>
/// <param name="maxConcurrency">The number of deliveries that may run, besides those that run at once.</param>
internal sealed class DeliveryQueue(int limit, int maxConcurrency)
{
    private readonly object gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Queue<QueuedDelivery> ready = new();
    private readonly HashSet<QueuedDelivery> all = [];
    private int atOnce;
    private int running;
    private bool isClosed;
    private TaskCompletionSource? drained;

    /// <summary>Returns how many deliveries of one key may wait or run: a quarter of the limit, rounded up.</summary>
    public static int KeyLimit(int limit) => (limit + 3) / 4;

    /// <summary>Adds a delivery and starts it as soon as its key and the number of running ones allow.</summary>
    /// <returns>Null; the reason if the queue is full or closed, and the delivery is not run.</returns>
    public QueueRefusal? TryAdd(QueuedDelivery delivery)
    {
        lock (gate)
        {
            var lane = delivery.Key is { } key ? lanes.GetValueOrDefault(key) : null;
            if (Refuse(delivery, lane) is { } refusal)
            {
                return refusal;
            }

            all.Add(delivery);
            atOnce += delivery.RunsAtOnce ? 1 : 0;
            if (lane is not null)
            {
                lane.Add(delivery);
                return null;
            }

            if (delivery.Key is not null)
            {
                lanes.Add(delivery.Key, new Lane());
            }

            StartOrWait(delivery);
            return null;
        }
    }

    /// <summary>Removes a delivery that has finished, and starts those that waited for it.</summary>
    public void Remove(QueuedDelivery delivery)
    {
        lock (gate)
        {
            all.Remove(delivery);
            atOnce -= delivery.RunsAtOnce ? 1 : 0;
            running -= delivery.RunsAtOnce ? 0 : 1;
            if (delivery.Key is { } key)
            {
                if (lanes[key].Take() is { } next)
                {
                    StartOrWait(next);
                }
                else
                {
                    lanes.Remove(key);
                }
            }

            while (running < maxConcurrency && ready.TryDequeue(out var waiting))
            {
                Start(waiting);
            }

            if (all.Count == 0)
            {
                drained?.TrySetResult();
            }
        }
    }

    /// <summary>Refuses further deliveries. The task completes when all deliveries have finished.</summary>
    public Task CloseAsync()
    {
        lock (gate)
        {
            isClosed = true;
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (all.Count == 0)
            {
                drained.TrySetResult();
            }

            return drained.Task;
        }
    }

    /// <summary>Returns the deliveries that wait or run.</summary>
    public IReadOnlyList<QueuedDelivery> Snapshot()
    {
        lock (gate)
        {
            return [.. all];
        }
    }

    private QueueRefusal? Refuse(QueuedDelivery delivery, Lane? lane)
    {
        if (isClosed)
        {
            return QueueRefusal.Closed;
        }

        if ((delivery.RunsAtOnce ? atOnce : all.Count - atOnce) >= limit)
        {
            return delivery.RunsAtOnce ? QueueRefusal.Interactions : QueueRefusal.Events;
        }

        return lane?.Count >= KeyLimit(limit) ? QueueRefusal.Key : null;
    }

    private void StartOrWait(QueuedDelivery delivery)
    {
        if (delivery.RunsAtOnce || running < maxConcurrency)
        {
            Start(delivery);
        }
        else
        {
            ready.Enqueue(delivery);
        }
    }

    // The caller's execution context stays behind: a delivery is not part of the request that brought it, and may outlive it.
    private void Start(QueuedDelivery delivery)
    {
        running += delivery.RunsAtOnce ? 0 : 1;
        ThreadPool.UnsafeQueueUserWorkItem(delivery, preferLocal: false);
    }

    /// <summary>A delivery that has started, and those that wait for it because they have the same key.</summary>
    private sealed class Lane
    {
        private QueuedDelivery? first;
        private QueuedDelivery? last;

        /// <summary>Gets the number of deliveries, with the one that has started.</summary>
        public int Count { get; private set; } = 1;

        public void Add(QueuedDelivery delivery)
        {
            Count++;
            if (last is null)
            {
                first = delivery;
            }
            else
            {
                last.Next = delivery;
            }

            last = delivery;
        }

        public QueuedDelivery? Take()
        {
            Count--;
            var taken = first;
            first = taken?.Next;
            last = first is null ? null : last;
            return taken;
        }
    }
}
