namespace SlackGen.Testing.Tests;

/// <summary>Bounds of waits for other threads, so that a failure is a failed test and not a hanging one.</summary>
internal static class TaskBounds
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static Task Soon(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit);
}
