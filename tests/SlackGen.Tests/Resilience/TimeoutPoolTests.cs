using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

[Category("Slow")]
public sealed class TimeoutPoolTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly AsyncLocal<string?> Ambient = new();

    private readonly ManualTimeProvider clock = new();

    [Test]
    public void A_timeout_fires_when_its_time_is_over_and_not_before()
    {
        var timeout = new TimeoutPool(clock).Rent(Second);
        clock.Advance(Second - TimeSpan.FromMilliseconds(1));
        Assert.That(timeout.IsCancellationRequested, Is.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(timeout.IsCancellationRequested);
    }

    [Test]
    public void A_source_is_used_again_with_a_new_time()
    {
        var pool = new TimeoutPool(clock);
        var first = pool.Rent(Second);
        pool.Return(first, isReusable: true);
        var second = pool.Rent(3 * Second);
        clock.Advance(2 * Second);
        Assert.That((second == first, second.IsCancellationRequested), Is.EqualTo((true, false)));
        clock.Advance(Second);
        Assert.That(second.IsCancellationRequested);
    }

    [Test]
    public void A_source_that_has_fired_is_not_used_again()
    {
        var pool = new TimeoutPool(clock);
        var fired = pool.Rent(Second);
        clock.Advance(Second);
        pool.Return(fired, isReusable: true);
        Assert.That(pool.Rent(Second), Is.Not.SameAs(fired));
    }

    [Test]
    public void A_source_that_was_cancelled_is_not_used_again()
    {
        var pool = new TimeoutPool(clock);
        var cancelled = pool.Rent(Second);
        cancelled.Cancel();
        pool.Return(cancelled, isReusable: true);
        Assert.That(pool.Rent(Second), Is.Not.SameAs(cancelled));
    }

    [Test]
    public void A_source_that_may_still_be_cancelled_is_not_used_again()
    {
        var pool = new TimeoutPool(clock);
        var doubtful = pool.Rent(Second);
        pool.Return(doubtful, isReusable: false);
        Assert.That(pool.Rent(Second), Is.Not.SameAs(doubtful));
    }

    [Test]
    public void With_nothing_out_the_timer_rests()
    {
        var pool = new TimeoutPool(clock);
        pool.Return(pool.Rent(Second), isReusable: true);
        var fired = pool.Rent(2 * Second);
        clock.Advance(2 * Second);
        pool.Return(fired, isReusable: true);
        Assert.That(clock.TimerCount, Is.Zero);
    }

    [TestCase(100), TestCase(36_500), TestCase(10_675_199)]
    public void Any_length_will_do(int days)
    {
        var timeout = new TimeoutPool(clock).Rent(TimeSpan.FromDays(days));
        clock.Advance(TimeSpan.FromDays(99.5));
        Assert.That(timeout.IsCancellationRequested, Is.False);
        clock.Advance(Second / 2 + TimeSpan.FromDays(0.5));
        Assert.That(timeout.IsCancellationRequested, Is.EqualTo(days == 100));
    }

    [Test]
    public async Task What_a_timeout_cancels_does_not_hold_up_the_next()
    {
        using var done = new ManualResetEventSlim();
        var pool = new TimeoutPool(clock);
        var first = pool.Rent(Second);
        var second = pool.Rent(Second);
        var wasHeldUp = new TaskCompletionSource<bool>();
        first.Token.Register(() => wasHeldUp.SetResult(!done.Wait(TimeSpan.FromSeconds(10))));
        clock.Advance(Second);
        Assert.That(second.IsCancellationRequested);
        done.Set();
        Assert.That(await wasHeldUp.Task, Is.False);
    }

    [Test]
    public async Task Callbacks_run_without_what_was_ambient_when_the_pool_was_made()
    {
        Ambient.Value = "the first caller's";
        var pool = new TimeoutPool(TimeProvider.System);
        Ambient.Value = null;
        var seen = new TaskCompletionSource<string?>();
        pool.Rent(TimeSpan.FromMilliseconds(1)).Token.UnsafeRegister(_ => seen.SetResult(Ambient.Value), null);
        Assert.That(await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)), Is.Null);
    }

    [Test]
    public void Whatever_is_rented_and_returned_each_fires_at_its_own_time_or_never() => Property.Holds(Property.Of(random => random.Next()), seed =>
    {
        var random = new Random(seed);
        var time = new ManualTimeProvider();
        var pool = new TimeoutPool(time);
        var held = new List<(PooledTimeout Timeout, TimeSpan Due)>();
        for (var step = 0; step < 200; step++)
        {
            switch (random.Next(3))
            {
                case 0:
                    var length = TimeSpan.FromTicks(random.Next(1, 50_000_000));
                    held.Add((pool.Rent(length), time.Elapsed + length));
                    break;
                case 1 when held.Count > 0:
                    var i = random.Next(held.Count);
                    pool.Return(held[i].Timeout, isReusable: random.Next(4) > 0);
                    held.RemoveAt(i);
                    break;
                default:
                    time.Advance(TimeSpan.FromTicks(random.Next(20_000_000)));
                    break;
            }

            foreach (var (timeout, due) in held)
            {
                // Timers count whole milliseconds.
                var isEarly = timeout.IsCancellationRequested && time.Elapsed < due;
                var isLate = !timeout.IsCancellationRequested && time.Elapsed >= due + TimeSpan.FromMilliseconds(1);
                Assert.That((isEarly, isLate), Is.EqualTo((false, false)), $"step {step}, due {due}, now {time.Elapsed}");
            }
        }
    }, 500);

    [Test]
    public async Task With_many_threads_nobody_gets_a_fired_source_and_nobody_waits_in_vain()
    {
        var pool = new TimeoutPool(TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var n = 0; n < 3000; n++)
            {
                var isQuick = random.Next(100) > 0;
                var timeout = pool.Rent(isQuick ? TimeSpan.FromSeconds(random.Next(20, 60)) : TimeSpan.FromMilliseconds(random.Next(1, 10)));
                if (isQuick)
                {
                    Assert.That(timeout.IsCancellationRequested, Is.False);
                }
                else
                {
                    await Task.Delay(TimeSpan.FromSeconds(15), timeout.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                    Assert.That(timeout.IsCancellationRequested, "15 seconds went by");
                }

                pool.Return(timeout, isReusable: true);
            }
        })));
    }
}
