using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

/// <summary>A clock that goes on once between the decision to wait for a long time and the beginning of the wait.</summary>
/// <param name="length">The length from which a wait is long.</param>
/// <param name="share">The share of the wait by which the clock goes on.</param>
internal sealed class JumpingClock(TimeSpan length, double share) : FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero))
{
    private readonly TaskCompletionSource jumped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that completes when the clock has gone on.</summary>
    public Task Jumped => jumped.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= length && !jumped.Task.IsCompleted)
        {
            Advance(dueTime * share);
            jumped.SetResult();
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }
}
