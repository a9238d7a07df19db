using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

public sealed class DelayTests
{
    [Test]
    public void Pauses_double_with_jitter_up_to_the_longest([Values(1, 2, 3)] int run)
    {
        var call = new Call([Responses.Html(500)], o =>
        {
            o.Retry.MaxRetries = 10;
            o.Retry.BaseDelay = TimeSpan.FromSeconds(1);
            o.Retry.MaxDelay = TimeSpan.FromSeconds(20);
        });
        Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Get), $"run {run}");
        var pauses = Pauses(call);
        Assert.That(pauses, Has.Count.EqualTo(10));
        for (var i = 0; i < pauses.Count; i++)
        {
            var longest = Math.Min(20, Math.Pow(2, i));
            Assert.That(pauses[i], Is.InRange(longest / 2, longest), $"pause {i}");
        }
    }

    [Test]
    public void No_two_callers_pause_alike()
    {
        var calls = Enumerable.Range(0, 5).Select(_ => new Call([Responses.Html(500)])).ToList();
        foreach (var call in calls)
        {
            Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Get));
        }

        Assert.That(calls.Select(c => c.Clock.Elapsed).Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    public void After_a_429_a_call_waits_as_long_as_Slack_asks(
        [Values] SlackLimitMode mode,
        [Values("7", "0", null, "90")] string? retryAfter)
    {
        var call = new Call([Responses.Throttled(retryAfter), Responses.Ok], o =>
        {
            o.LimitMode = mode;
            o.Retry.MaxRetryAfter = TimeSpan.FromSeconds(40);
        });
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Post));
        Assert.That(Pauses(call), Is.EqualTo(new[] { retryAfter switch { "7" => 7.0, "0" => 1, null => 30, _ => 40 } }));
    }

    [Test]
    public void A_ratelimited_error_without_429_pauses_like_a_429()
    {
        var call = new Call([Responses.Error("ratelimited"), Responses.Ok]);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Post));
        Assert.That(Pauses(call).Single(), Is.EqualTo(30));
    }

    [Test]
    public void The_exception_tells_how_long_Slack_asks_to_wait()
    {
        var call = new Call([Responses.Throttled("7")], o => o.Retry.MaxRetries = 0);
        Assert.That(() => call.SendAsync(Call.Post), Throws.InstanceOf<SlackApiException>().With.Property("RetryAfter").EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public void No_pause_goes_beyond_the_total_time()
    {
        var call = new Call([Responses.Html(500)], o =>
        {
            o.Retry.MaxRetries = 20;
            o.Retry.MaxTotalTime = TimeSpan.FromSeconds(10);
        });
        Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Get));
        Assert.That(call.Clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
        Assert.That(call.Stub.Sent, Has.Count.InRange(4, 8));
    }

    [Test]
    public void A_wait_that_Slack_asks_for_is_not_begun_when_it_is_longer_than_the_total_time()
    {
        var call = new Call([Responses.Throttled("11")], o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(10));
        Assert.CatchAsync<SlackApiException>(() => call.SendAsync(Call.Post));
        Assert.That((call.Stub.Sent.Count, call.Clock.Elapsed), Is.EqualTo((1, TimeSpan.Zero)));
    }

    [Test]
    public void Waiting_for_the_rate_limit_does_not_count()
    {
        var call = new Call([Responses.Ok, Responses.Html(500), Responses.Ok], o =>
        {
            o.Tiers[Call.Get.Name] = new SlackRate(1, 60);
            o.Retry.MaxTotalTime = TimeSpan.FromSeconds(10);
        });
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        Assert.That(call.Stub.Sent.Select(s => s.At.TotalSeconds), Is.EqualTo(new[] { 0, 61.2, 122.4 }));
    }

    private static List<double> Pauses(Call call) => [.. call.Stub.Sent.Zip(call.Stub.Sent.Skip(1), (a, b) => (b.At - a.At).TotalSeconds)];
}
