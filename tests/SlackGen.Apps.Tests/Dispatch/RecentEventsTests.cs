using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.Tests;

public sealed class RecentEventsTests
{
    [Test]
    public void Events_that_were_refused_do_not_displace_those_that_were_handled()
    {
        var events = new RecentEvents(new FakeTimeProvider(), TimeSpan.FromMinutes(10));
        events.TryAdd("handled", null, out _);
        for (var i = 0; i < RecentEvents.MaxCount; i++)
        {
            events.TryAdd($"refused{i}", null, out _);
            events.Forget($"refused{i}");
        }

        Assert.That(events.TryAdd("handled", null, out _), Is.False);
    }

    [Test]
    public void Forgetting_an_unknown_event_changes_nothing()
    {
        var events = new RecentEvents(new FakeTimeProvider(), TimeSpan.FromMinutes(10));
        events.TryAdd("Ev1", null, out _);
        events.Forget("Ev2");

        Assert.That(events.TryAdd("Ev1", null, out _), Is.False);
    }
}
