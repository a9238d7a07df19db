using System.Threading.RateLimiting;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

public sealed class ThrottledPartitionTests
{
    private static readonly SlackMethod Posting = new("chat.postMessage") { Rate = new SlackRate(100, 60, By: "channel") };

    private readonly ManualTimeProvider clock = new();

    [Test]
    public async Task A_429_makes_all_callers_of_the_budget_wait_and_no_other()
    {
        using var limiter = new SlackRateLimiter(timeProvider: clock);
        var call = new Call([Responses.Throttled("30"), Responses.Ok], o => o.RateLimiter = limiter, clock);
        var throttled = new SlackCall(Posting, new TokenIdentity(Secret.Token, null).Owner, "C1");

        Task[] waiting = [call.SendAsync(Posting, To("C1"))];
        Eventually.Becomes(() => limiter.GetStatistics(throttled)?.CurrentQueuedCount, 1);
        waiting = [.. waiting, call.SendAsync(Posting, To("C1")), call.SendAsync(Posting, To("C1"))];
        Eventually.Becomes(() => limiter.GetStatistics(throttled)?.CurrentQueuedCount, 3);

        await call.SendAsync(Posting, To("C2"));
        await call.SendAsync(Call.Get);
        await call.Connection.WithToken(Secret.OtherToken, null).CallAsync<SlackRawResponse>(Posting, To("C1"), default);
        Assert.That(clock.Elapsed, Is.EqualTo(TimeSpan.Zero), "others need not wait");

        clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        Assert.That(waiting.Any(t => t.IsCompleted), Is.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(waiting);
        Assert.That(call.Stub.Sent.Count(s => s.At == TimeSpan.FromSeconds(30)), Is.EqualTo(3));
    }

    [Test]
    public async Task Tokens_of_one_workspace_share_its_budgets()
    {
        using var limiter = new SlackRateLimiter(timeProvider: clock);
        var call = new Call([Responses.Ok], o =>
        {
            o.RateLimiter = limiter;
            o.Workspace = "T1";
            o.Tiers[Call.Get.Name] = new SlackRate(1, 60);
        }, clock);
        await call.SendAsync(Call.Get);
        var waiting = call.Connection.WithToken(Secret.OtherToken, "T1").CallAsync<SlackRawResponse>(Call.Get, null, default);
        await call.Connection.WithToken(Secret.OtherToken, "T2").CallAsync<SlackRawResponse>(Call.Get, null, default);
        Assert.That((waiting.IsCompleted, limiter.PartitionCount), Is.EqualTo((false, 2)));
        clock.Advance(Budget.FromRate(new SlackRate(1, 60)).Window);
        await waiting;
    }

    [Test]
    public void A_call_that_the_tier_does_not_allow_fails_at_once_where_that_is_wanted()
    {
        var call = new Call([Responses.Ok], o =>
        {
            o.LimitMode = SlackLimitMode.Fail;
            o.Tiers[Call.Get.Name] = new SlackRate(1, 60);
        }, clock);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        Assert.That(
            () => call.SendAsync(Call.Get),
            Throws.InstanceOf<SlackRateLimitedException>().With.Property("RetryAfter").EqualTo(Budget.FromRate(new SlackRate(1, 60)).Window).And.Property("Method").EqualTo("users.info"));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_caller_too_many_fails_at_once()
    {
        var call = new Call([Responses.Ok], o =>
        {
            o.QueueLimit = 1;
            o.Tiers[Call.Get.Name] = new SlackRate(1, 60);
        }, clock);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        var waiting = call.SendAsync(Call.Get);
        Assert.That(() => call.SendAsync(Call.Get), Throws.InstanceOf<SlackRateLimitedException>());
        clock.Advance(Budget.FromRate(new SlackRate(1, 60)).Window);
        Assert.DoesNotThrowAsync(() => waiting);
    }

    [Test]
    public async Task Switched_off_nobody_waits()
    {
        var call = new Call([Responses.Ok], o =>
        {
            o.LimitMode = SlackLimitMode.Off;
            o.Tiers[Call.Get.Name] = new SlackRate(1, 60);
        }, clock);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => call.SendAsync(Call.Get)));
        Assert.That(clock.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_limiter_of_the_callers_own_is_asked_for_every_attempt()
    {
        var asked = new List<SlackCall>();
        using var own = PartitionedRateLimiter.Create<SlackCall, string>(c =>
        {
            asked.Add(c);
            return RateLimitPartition.GetNoLimiter(c.Partition);
        });
        var call = new Call([Responses.Html(500), Responses.Ok], o => o.RateLimiter = own);
        await call.SendAsync(Posting, new WrittenRequest(_ => { }, "C1") { Idempotent = true });
        Assert.That(asked.Select(c => (c.Method.Name, c.Key)), Is.EqualTo(new[] { ("chat.postMessage", "C1"), ("chat.postMessage", "C1") }));
        Assert.That(asked[0].Partition, Does.EndWith("/chat.postMessage/C1").And.Not.Contains(Secret.Token));
    }

    private static WrittenRequest To(string channel) => new(w => w.String("channel"u8, channel), channel);
}
