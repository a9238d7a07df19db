namespace SlackGen.Apps;

/// <summary>Waits for work that may go on when the wait has ended.</summary>
internal static class LeftBehind
{
    /// <summary>Waits for work. If the wait is cancelled, a later failure of the work is nobody's, and does not count as unobserved.</summary>
    public static Task WaitOrLeaveAsync(this Task work, CancellationToken cancellationToken)
    {
        Observe(work);
        return work.WaitAsync(cancellationToken);
    }

    /// <inheritdoc cref="WaitOrLeaveAsync(Task, CancellationToken)"/>
    public static Task<T> WaitOrLeaveAsync<T>(this Task<T> work, CancellationToken cancellationToken)
    {
        Observe(work);
        return work.WaitAsync(cancellationToken);
    }

    private static void Observe(Task work)
    {
        if (!work.IsCompletedSuccessfully)
        {
            _ = work.ContinueWith(
                static failed => _ = failed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}
