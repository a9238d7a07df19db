namespace SlackGen;

/// <summary>
/// Starts work that serves all callers. The work must not run in the execution context of the caller that starts it: the caller's async locals would live as
/// long as the work, and the caller's trace would contain the work for others.
/// </summary>
internal static class SharedWork
{
    /// <summary>Runs work on the thread pool without the caller's execution context.</summary>
    public static Task Start(Func<Task> work)
    {
        using (SuppressContext())
        {
            return Task.Run(work);
        }
    }

    /// <summary>Suppresses the flow of the caller's execution context until the result is disposed, for example while a timer is created.</summary>
    public static AsyncFlowControl SuppressContext() => ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
}
