namespace SlackGen.Testing;

/// <summary>Tells waiting tests that a list has changed.</summary>
internal sealed class ChangeSignal
{
    // Waits of a test for its app are not part of the protocol, so they do not run on the clock of the fake.
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // Null while nobody waits, so that a change that nobody waits for costs nothing.
    private TaskCompletionSource? next;

    /// <summary>Wakes the waits, after the change.</summary>
    public void Raise() => Interlocked.Exchange(ref next, null)?.SetResult();

    /// <summary>Waits until a list has a number of items, and returns it.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="read">Returns the list.</param>
    /// <param name="describe">Describes a list that is too short, without a full stop.</param>
    /// <param name="timeout">The limit in real time; null for <see cref="LongestWait"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    /// <exception cref="TimeoutException">The list is too short after the limit.</exception>
    public async Task<IReadOnlyList<T>> WaitForAsync<T>(
        int count,
        Func<IReadOnlyList<T>> read,
        Func<IReadOnlyList<T>, string> describe,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var limit = timeout ?? LongestWait;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(limit);
        while (true)
        {
            // Before the list is read, so that no change is missed.
            var changed = NextChange();
            if (read() is var items && items.Count >= count)
            {
                return items;
            }

            try
            {
                await changed.WaitAsync(bound.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException(FormattableString.Invariant($"{describe(items)} after {limit.TotalSeconds:0.###} s."));
            }
        }
    }

    private Task NextChange()
    {
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref next, created, null) ?? created).Task;
    }
}
