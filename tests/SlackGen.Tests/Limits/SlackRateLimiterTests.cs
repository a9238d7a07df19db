using System.Threading.RateLimiting;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Limits;

public sealed class SlackRateLimiterTests
{
    private static readonly SlackMethod Method = new("conversations.history") { Rate = new SlackRate(2, 10) };
    private static readonly TimeSpan Window = Budget.FromRate(Method.DefaultRate).Window;
    private static readonly SlackMethod Other = Method with { Name = "conversations.replies" };

    private readonly ManualTimeProvider clock = new();
    private SlackRateLimiter limiter = null!;

    [SetUp]
    public void SetUp() => limiter = new SlackRateLimiter(3, clock);

    [TearDown]
    public void TearDown() => limiter.Dispose();

    [Test]
    public void Calls_of_different_owners_methods_and_keys_do_not_share_a_budget()
    {
        SlackCall[] calls = [Of(), Of(owner: "T2"), Of(method: Other), Of(key: "C1"), Of(key: "C2"), Of(owner: "T2", key: "C1")];
        foreach (var call in calls)
        {
            Exhaust(call);
        }

        Assert.That(limiter.PartitionCount, Is.EqualTo(calls.Length));
        Assert.That(calls.Select(c => c.Partition).Distinct().Count(), Is.EqualTo(calls.Length));
    }

    [Test]
    public void Equal_calls_share_one()
    {
        Exhaust(Of(key: "C1"));
        Assert.That(limiter.AttemptAcquire(Of(method: Method with { Tier = 3 }, key: "C1")).IsAcquired, Is.False);
    }

    [Test]
    public void The_budget_of_the_call_counts_rather_than_the_methods() =>
        Assert.That(Enumerable.Range(0, 9).Count(_ => limiter.AttemptAcquire(Of() with { Rate = new SlackRate(7, 60) }).IsAcquired), Is.EqualTo(7));

    [Test]
    public void First_come_is_first_served()
    {
        Exhaust(Of());
        var waiting = Wait(Of(), 3);
        clock.Advance(Window);
        Assert.That(Done(waiting), Is.EqualTo(new[] { true, true, false }));
        clock.Advance(Window);
        Assert.That(Done(waiting), Is.EqualTo(new[] { true, true, true }));
    }

    [Test]
    public void A_caller_too_many_is_refused_at_once_and_told_when_to_come_back()
    {
        Exhaust(Of());
        Wait(Of(), 3);
        clock.Advance(TimeSpan.FromSeconds(4));
        var refused = limiter.AcquireAsync(Of());
        Assert.That(refused.IsCompletedSuccessfully, Is.True);
        Assert.That(refused.Result.IsAcquired, Is.False);
        Assert.That(refused.Result.MetadataNames, Is.EqualTo(new[] { MetadataName.RetryAfter.Name, MetadataName.ReasonPhrase.Name }));

        // Two go after a window and the third after another, together with this one.
        Assert.That(refused.Result.TryGetMetadata(MetadataName.RetryAfter, out var wait), Is.True);
        Assert.That(wait, Is.EqualTo((2 * Window) - TimeSpan.FromSeconds(4)));
    }

    [Test]
    public async Task Who_gives_up_makes_room()
    {
        Exhaust(Of());
        using var cancel = new CancellationTokenSource();
        var given = limiter.AcquireAsync(Of(), 1, cancel.Token).AsTask();
        var waiting = Wait(Of(), 2);
        await cancel.CancelAsync();
        Assert.That(given.IsCanceled, Is.True);
        waiting = [.. waiting, .. Wait(Of(), 1)];
        clock.Advance(Window);
        Assert.That(Done(waiting), Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public void Who_has_given_up_already_takes_nothing()
    {
        Assert.That(limiter.AcquireAsync(Of(), 1, new CancellationToken(true)).IsCanceled, Is.True);
        Exhaust(Of());
    }

    [Test]
    public void A_pause_holds_everybody_of_the_budget_and_nobody_else()
    {
        limiter.Pause(Of(key: "C1"), TimeSpan.FromSeconds(30));
        var waiting = Wait(Of(key: "C1"), 2);
        Exhaust(Of(key: "C2"));
        Exhaust(Of());
        Exhaust(Of(owner: "T2", key: "C1"));
        clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        Assert.That(Done(waiting), Is.EqualTo(new[] { false, false }));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(Done(waiting), Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public void A_pause_holds_those_who_wait_already_and_a_shorter_one_does_not_end_it()
    {
        Exhaust(Of());
        var waiting = Wait(Of(), 1);
        limiter.Pause(Of(), TimeSpan.FromSeconds(30));
        limiter.Pause(Of(), TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.That((waiting[0].IsCompleted, limiter.AttemptAcquire(Of(key: "C1")).IsAcquired), Is.EqualTo((false, true)));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(waiting[0].IsCompleted, Is.True);
    }

    [Test]
    public void A_refusal_during_a_pause_tells_when_it_ends()
    {
        limiter.Pause(Of(), TimeSpan.FromSeconds(30));
        Assert.That(limiter.AttemptAcquire(Of()).TryGetMetadata(MetadataName.RetryAfter, out var wait), Is.True);
        Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(limiter.GetStatistics(Of())?.CurrentAvailablePermits, Is.Zero);
    }

    [Test]
    public void Without_a_queue_nobody_waits()
    {
        using var strict = new SlackRateLimiter(0, clock);
        Assert.That(Enumerable.Range(0, 3).Select(_ => strict.AcquireAsync(Of()).Result.IsAcquired), Is.EqualTo(new[] { true, true, false }));
    }

    [TestCase(0)]
    [TestCase(2)]
    public void A_call_takes_one_permit(int permits) => Assert.That(() => limiter.AttemptAcquire(Of(), permits), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Disposal_fails_those_who_wait_and_those_who_come([Values] bool isAsync)
    {
        Exhaust(Of());
        var waiting = Wait(Of(), 2);
        if (isAsync)
        {
            await limiter.DisposeAsync();
        }
        else
        {
            limiter.Dispose();
        }

        Assert.That(waiting.All(t => t.IsFaulted), Is.True);
        foreach (var task in waiting)
        {
            Assert.That(async () => await task, Throws.InstanceOf<ObjectDisposedException>());
        }

        Assert.That(async () => await limiter.AcquireAsync(Of()), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => limiter.AttemptAcquire(Of(key: "new")), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(clock.TimerCount, Is.Zero);
    }

    private static SlackCall Of(string owner = "T1", SlackMethod? method = null, string? key = null) => new(method ?? Method, owner, key);

    private static bool[] Done(IEnumerable<Task<RateLimitLease>> tasks) => [.. tasks.Select(t => t.IsCompletedSuccessfully && t.Result.IsAcquired)];

    private void Exhaust(SlackCall call) =>
        Assert.That(Enumerable.Range(0, 3).Select(_ => limiter.AttemptAcquire(call).IsAcquired), Is.EqualTo(new[] { true, true, false }), call.Partition);

    private Task<RateLimitLease>[] Wait(SlackCall call, int count)
    {
        var tasks = Enumerable.Range(0, count).Select(_ => limiter.AcquireAsync(call).AsTask()).ToArray();
        Assert.That(tasks.Any(t => t.IsCompleted), Is.False, "they wait");
        return tasks;
    }
}
