using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

public sealed class RateTests
{
    [Test]
    public async Task Calls_above_the_tier_are_throttled_until_the_window_has_moved_on()
    {
        var clock = new FakeTimeProvider();
        await using var slack = await TestManifest.StartAsync(o => (o.EnforceRates, o.TimeProvider) = (true, clock));
        using var caller = new Caller(slack);
        var errors = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            errors.Add((await caller.GetAsync("zoo.list")).Error());
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        using var throttled = await caller.SendAsync(HttpMethod.Get, "zoo.list");
        clock.Advance(TimeSpan.FromSeconds(20));
        errors.Add((await caller.GetAsync("zoo.list")).Error());
        Assert.Multiple(() =>
        {
            Assert.That(errors, Is.EqualTo(new[] { null, null, null, "ratelimited", null }));
            Assert.That((int)throttled.StatusCode, Is.EqualTo(429));
            Assert.That(throttled.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(20)));
            Assert.That(slack.RatePeaks, Is.EqualTo(new[] { new RatePeak("zoo.list", null, 3, TimeSpan.FromMinutes(1), 5, 2) }));
            Assert.That(slack.Requests.Count(r => r.Refused == "ratelimited"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Each_token_and_each_value_that_is_counted_by_has_a_budget_of_its_own()
    {
        await using var slack = await TestManifest.StartAsync(o => (o.EnforceRates, o.TimeProvider) = (true, new FakeTimeProvider()));
        using var caller = new Caller(slack);
        using var other = new Caller(slack, FakeSlack.BotToken);
        foreach (var name in new[] { "a", "a", "b", "b", "a" })
        {
            await caller.PostAsync("zoo.add", $$"""{"name":"{{name}}"}""");
        }

        var unbothered = await other.PostAsync("zoo.add", """{"name":"a"}""");
        Assert.Multiple(() =>
        {
            Assert.That(slack.Requests.Select(r => r.Refused), Is.EqualTo(new[] { null, null, null, null, "ratelimited", null }));
            Assert.That(unbothered.Error(), Is.Null);
            Assert.That(slack.RatePeaks.Select(p => (p.Partition, p.Calls)), Is.EquivalentTo(new[] { ("a", 3), ("b", 2), ("a", 1) }));
        });
    }

    [Test]
    public async Task Nothing_is_counted_unless_asked_for()
    {
        await using var slack = await TestManifest.StartAsync();
        using var caller = new Caller(slack);
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await caller.GetAsync("zoo.list")).Error(), Is.Null);
        }

        Assert.That(slack.RatePeaks, Is.Empty);
    }

    [TestCase(-1)]
    [TestCase(1001)]
    public void A_tolerance_that_could_empty_a_window_is_a_mistake(int milliseconds) =>
        Assert.That(() => TestManifest.StartAsync(o => o.RateTolerance = TimeSpan.FromMilliseconds(milliseconds)), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
