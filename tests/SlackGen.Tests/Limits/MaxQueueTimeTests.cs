using System.Threading.RateLimiting;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Limits;

/// <summary>Calls that would wait for longer than <see cref="SlackClientOptions.MaxQueueTime"/>, with a budget of one call a minute.</summary>
public sealed class MaxQueueTimeTests
{
    private static readonly SlackRate OneAMinute = new(1, 60);

    private readonly ManualTimeProvider clock = new();

    [Test]
    public async Task A_call_that_would_wait_longer_fails_at_once_and_says_for_how_long_it_would_have_waited()
    {
        var call = Of();
        await call.SendAsync(Call.Get);
        var waiting = Enumerable.Range(0, 4).Select(_ => call.SendAsync(Call.Get)).ToArray();

        var exception = Assert.ThrowsAsync<SlackRateLimitedException>(() => call.SendAsync(Call.Get))!;

        Assert.That(exception.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(306)), "The fifth behind the one that was sent.");
        Assert.That((exception.Method, exception.Budget), Is.EqualTo(("users.info", "T1/users.info")));
        Assert.That(
            exception.Message,
            Is.EqualTo("users.info was not sent: its budget 'T1/users.info' does not allow it yet; it would have to wait 306 s, and may wait 300 s at most (MaxQueueTime)."));

        // One window after the other: a clock that runs on while a call is under way would end its attempt.
        foreach (var next in waiting)
        {
            clock.Advance(TimeSpan.FromSeconds(61.2));
            await next;
        }

        Assert.That(call.Stub.Sent, Has.Count.EqualTo(5), "It is never sent.");
    }

    [Test]
    public async Task A_pause_that_comes_later_fails_those_whose_turn_is_too_far_away_then_and_no_others()
    {
        using var limiter = new SlackRateLimiter(timeProvider: clock);
        var budget = new SlackCall(Call.Get, "T1", null) { Rate = OneAMinute };
        limiter.AttemptAcquire(budget);
        var waiting = Enumerable.Range(0, 3).Select(i => limiter.AcquireAsync(budget with { MaxWait = TimeSpan.FromSeconds(i == 1 ? 150 : 400) }).AsTask()).ToArray();

        limiter.Pause(budget, TimeSpan.FromSeconds(200));

        Assert.That(waiting[1].IsCompletedSuccessfully, Is.True, "It is refused at once.");
        Assert.That(waiting[1].Result.TryGetMetadata(MetadataName.RetryAfter, out var wait), Is.True);
        Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(261.2)), "The end of the pause, and one call before it.");
        Assert.That((waiting[0].IsCompleted, waiting[2].IsCompleted), Is.EqualTo((false, false)));
        clock.Advance(TimeSpan.FromSeconds(261.2));
        Assert.That((await waiting[0]).IsAcquired && (await waiting[2]).IsAcquired, Is.True, "The last one moved up.");
    }

    [Test]
    public async Task What_earlier_attempts_have_waited_counts()
    {
        var call = Of([Responses.Ok, Responses.Throttled("250"), Responses.Ok]);
        await call.SendAsync(Call.Get);
        var calling = call.SendAsync(Call.Get);
        clock.Advance(TimeSpan.FromSeconds(61.2));

        var exception = Assert.ThrowsAsync<SlackRateLimitedException>(() => calling)!;

        Assert.That(exception.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(250)));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_limiter_of_the_callers_own_is_waited_for_no_longer()
    {
        using var own = PartitionedRateLimiter.Create<SlackCall, string>(c => RateLimitPartition.GetConcurrencyLimiter(
            c.Partition, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 10 }));
        using var held = own.AttemptAcquire(new SlackCall(Call.Get, "T1", null));
        var call = Of(configure: o => o.RateLimiter = own);
        var calling = call.SendAsync(Call.Get);
        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.That(calling.IsCompleted, Is.False);

        clock.Advance(TimeSpan.FromMilliseconds(1));

        var exception = Assert.ThrowsAsync<SlackRateLimitedException>(() => calling)!;
        Assert.That(exception.Message, Does.Contain("may wait 300 s at most").And.Contain("'T1/users.info'"));
        held.Dispose();
        await call.SendAsync(Call.Get);
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1), "The place in the queue was given up.");
    }

    [Test]
    public async Task Without_a_limit_a_call_waits_for_any_time()
    {
        // An attempt that begins while the clock moves must not run out of its own time.
        var call = Of(configure: o =>
        {
            o.MaxQueueTime = Timeout.InfiniteTimeSpan;
            o.AttemptTimeout = o.Retry.MaxTotalTime = TimeSpan.FromDays(1);
        });
        var calls = Enumerable.Range(0, 100).Select(_ => call.SendAsync(Call.Get)).ToArray();

        clock.Advance(99 * TimeSpan.FromSeconds(61.2));

        await Task.WhenAll(calls);
    }

    [Test]
    public async Task With_no_time_at_all_a_call_is_sent_where_it_need_not_wait()
    {
        var call = Of(configure: o => o.MaxQueueTime = TimeSpan.Zero);
        await call.SendAsync(Call.Get);
        Assert.ThrowsAsync<SlackRateLimitedException>(() => call.SendAsync(Call.Get));
    }

    [TestCase(-2)]
    [TestCase(2 * 86_400_000)]
    public void A_time_that_makes_no_sense_is_refused(int milliseconds) =>
        Assert.That(() => Of(configure: o => o.MaxQueueTime = TimeSpan.FromMilliseconds(milliseconds)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private Call Of(Response[]? responses = null, Action<SlackClientOptions>? configure = null) => new(responses ?? [Responses.Ok], o =>
    {
        o.Workspace = "T1";
        o.Tiers[Call.Get.Name] = OneAMinute;
        configure?.Invoke(o);
    }, clock);
}
