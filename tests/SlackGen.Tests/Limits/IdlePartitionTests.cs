using SlackGen.Tests.Support;

namespace SlackGen.Tests.Limits;

public sealed class IdlePartitionTests
{
    private static readonly SlackMethod Method = new("chat.postMessage") { Rate = new SlackRate(1, 10, By: "channel") };
    private static readonly TimeSpan Window = Budget.FromRate(Method.DefaultRate).Window;

    private readonly ManualTimeProvider clock = new();
    private SlackRateLimiter limiter = null!;

    [SetUp]
    public void SetUp() => limiter = new SlackRateLimiter(10, clock);

    [TearDown]
    public void TearDown() => limiter.Dispose();

    [Test]
    public void Budgets_that_remember_nothing_are_dropped_when_somebody_comes_along()
    {
        for (var i = 0; i < 1000; i++)
        {
            limiter.AttemptAcquire(Of($"C{i}"));
        }

        Assert.That(limiter.PartitionCount, Is.EqualTo(1000));
        clock.Advance(Window);
        limiter.AttemptAcquire(Of("another"));
        Assert.That(limiter.PartitionCount, Is.EqualTo(1));
        Assert.That(clock.TimerCount, Is.Zero);
    }

    [Test]
    public void A_budget_that_was_dropped_comes_back_as_new()
    {
        limiter.AttemptAcquire(Of("C1"));
        clock.Advance(Window);
        Sweep();
        Assert.That(limiter.GetStatistics(Of("C1")), Is.Null);
        Assert.That(limiter.AttemptAcquire(Of("C1")).IsAcquired, Is.True);
        Assert.That(limiter.AttemptAcquire(Of("C1")).IsAcquired, Is.False);
    }

    [Test]
    public void Sweeping_forgets_no_grant_of_the_period()
    {
        limiter.AttemptAcquire(Of("C1"));
        for (var i = 0; i < 9; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            Sweep();
            Assert.That(limiter.AttemptAcquire(Of("C1")).IsAcquired, Is.False);
        }
    }

    [Test]
    public void Sweeping_forgets_no_pause()
    {
        limiter.Pause(Of("C1"), TimeSpan.FromMinutes(5));
        for (var i = 0; i < 29; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            Sweep();
            Assert.That(limiter.AttemptAcquire(Of("C1")).IsAcquired, Is.False);
        }

        clock.Advance(TimeSpan.FromSeconds(10));
        Sweep();
        Assert.That(limiter.AttemptAcquire(Of("C1")).IsAcquired, Is.True);
    }

    [Test]
    public void Sweeping_forgets_nobody_who_waits()
    {
        limiter.Pause(Of("C1"), TimeSpan.FromSeconds(30));
        var waiting = limiter.AcquireAsync(Of("C1")).AsTask();
        for (var i = 0; i < 30; i++)
        {
            Assert.That(waiting.IsCompleted, Is.False);
            clock.Advance(TimeSpan.FromSeconds(1));
            Sweep();
        }

        Assert.That(waiting.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void Callers_on_many_threads_never_get_more_than_the_budget_while_budgets_come_and_go()
    {
        // Each round everybody wants the one permit of a channel, while the clock has just made all earlier channels idle.
        for (var round = 0; round < 300; round++)
        {
            clock.Advance(Window);
            var channel = $"C{round % 3}";
            var granted = 0;
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
            {
                if (limiter.AttemptAcquire(Of(channel)).IsAcquired)
                {
                    Interlocked.Increment(ref granted);
                }
            });
            Assert.That(granted, Is.EqualTo(1));
        }
    }

    private static SlackCall Of(string channel) => new(Method, "T1", channel);

    private void Sweep() => limiter.AttemptAcquire(new SlackCall(Method, "T1", "sweeper"));
}
