using System.Collections.Concurrent;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>The conduct of the handlers of an app, and the record of what they were given.</summary>
internal sealed class Conduct
{
    private readonly ConcurrentQueue<(string Handler, object Payload)> calls = new();
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int failures;
    private int finished;

    /// <summary>Gets whether handlers wait for <see cref="Release"/>.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Gets whether handlers that wait go on waiting when their token is cancelled.</summary>
    public bool IgnoresToken { get; init; }

    /// <summary>Gets the number of handlers that throw; those after them return.</summary>
    public int Failures { get; init; }

    /// <summary>Gets whether replies are larger than an acknowledgement over Socket Mode.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Gets the calls of handlers so far.</summary>
    public IReadOnlyList<(string Handler, object Payload)> Calls => [.. calls];

    /// <summary>Gets the number of handlers that have returned.</summary>
    public int Finished => Volatile.Read(ref finished);

    public void Release() => released.TrySetResult();

    /// <summary>Waits until a number of handlers has been called, and returns the payload of the last one.</summary>
    public T Sees<T>(int count = 1)
    {
        Eventually.Becomes(() => calls.Count >= count, true);
        Assert.That(calls, Has.Count.EqualTo(count));
        Assert.That(calls.Last().Payload, Is.AssignableTo<T>());
        return (T)calls.Last().Payload;
    }

    /// <summary>Does what a handler does.</summary>
    public async Task HandleAsync(string handler, object payload, CancellationToken cancellationToken)
    {
        calls.Enqueue((handler, payload));
        if (IsHeld)
        {
            await released.Task.WaitAsync(IgnoresToken ? default : cancellationToken);
        }

        if (Interlocked.Increment(ref failures) <= Failures)
        {
            throw new NotSupportedException("the handler failed");
        }

        Interlocked.Increment(ref finished);
    }
}
