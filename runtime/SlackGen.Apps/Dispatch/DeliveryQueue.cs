namespace SlackGen.Apps;

/// <summary>
/// Starts deliveries: those of one key one after the other, those of different keys in parallel, up to a number at a time. The queue is bounded, and no caller waits.
/// </summary>
/// <param name="limit">The number of deliveries that may wait or run.</param>
/// <param name="maxConcurrency">The number of deliveries that may run, besides those that run at once.</param>
internal sealed class DeliveryQueue(int limit, int maxConcurrency)
{
    private readonly object gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Queue<QueuedDelivery> ready = new();
    private readonly HashSet<QueuedDelivery> all = [];
    private int running;
    private bool isClosed;
    private TaskCompletionSource? drained;

    /// <summary>Adds a delivery and starts it as soon as its key and the number of running ones allow.</summary>
    /// <returns>False if the queue is full or closed; the delivery is not run then.</returns>
    public bool TryAdd(QueuedDelivery delivery)
    {
        lock (gate)
        {
            if (isClosed || all.Count >= limit)
            {
                return false;
            }

            all.Add(delivery);
            if (delivery.Key is { } key)
            {
                if (lanes.TryGetValue(key, out var lane))
                {
                    lane.Add(delivery);
                    return true;
                }

                lanes.Add(key, new Lane());
            }

            StartOrWait(delivery);
            return true;
        }
    }

    /// <summary>Removes a delivery that has finished, and starts those that waited for it.</summary>
    public void Remove(QueuedDelivery delivery)
    {
        lock (gate)
        {
            all.Remove(delivery);
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

    /// <summary>Gets whether deliveries are refused.</summary>
    public bool IsClosed => Volatile.Read(ref isClosed);

    /// <summary>Returns the deliveries that wait or run.</summary>
    public IReadOnlyList<QueuedDelivery> Snapshot()
    {
        lock (gate)
        {
            return [.. all];
        }
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

    // The caller's execution context stays behind: a delivery is no part of the request that brought it, and may outlive it.
    private void Start(QueuedDelivery delivery)
    {
        running += delivery.RunsAtOnce ? 0 : 1;
        ThreadPool.UnsafeQueueUserWorkItem(delivery, preferLocal: false);
    }

    /// <summary>The deliveries that wait for one of their key.</summary>
    private sealed class Lane
    {
        private QueuedDelivery? first;
        private QueuedDelivery? last;

        public void Add(QueuedDelivery delivery)
        {
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
            var taken = first;
            first = taken?.Next;
            last = first is null ? null : last;
            return taken;
        }
    }
}
