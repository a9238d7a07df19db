namespace SlackGen;

/// <summary>
/// Starts what runs for all callers. It must not carry the context of the caller that happens to start it: its async locals would live as long as the work does, and its
/// trace would get the work of others.
/// </summary>
internal static class SharedWork
{
    /// <summary>Runs work on the thread pool, from its first step on without the caller's context.</summary>
    public static Task Start(Func<Task> work)
    {
        using (SuppressContext())
        {
            return Task.Run(work);
        }
    }

    /// <summary>Keeps the caller's context from what is created until it is disposed, a timer for one.</summary>
    public static AsyncFlowControl SuppressContext() => ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
}
