namespace SlackGen.RateLimiting.Tests;

/// <summary>Windows of one minute, and two seconds until everybody has noticed.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OutagesTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Clock clock = new();
    private readonly Outages outages;

    public OutagesTests() => outages = new Outages(clock, TimeSpan.FromSeconds(2));

    [Test]
    public void An_outage_begins_once()
    {
        Assert.That(outages.IsAway, Is.False);
        Assert.That(outages.Begin(), Is.True);
        Assert.That(outages.Begin(), Is.False);
        Assert.That(outages.IsAway, Is.True);
        outages.End();
        Assert.That(outages.IsAway, Is.False);
    }

    [Test]
    public void Shares_wait_until_what_the_store_granted_has_left_the_window()
    {
        outages.Begin();
        clock.Seconds += 20;
        Assert.That(outages.Hold(Window), Is.EqualTo(TimeSpan.FromSeconds(40)));

        clock.Seconds += 40;
        Assert.That(outages.Hold(Window), Is.LessThanOrEqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Shares_bind_until_what_others_took_of_theirs_has_left_the_window()
    {
        outages.Begin();
        clock.Seconds += 600;
        outages.End();
        clock.Seconds += 61;
        Assert.That(outages.ShareBinds(Window), Is.True);

        clock.Seconds += 1;
        Assert.That(outages.ShareBinds(Window), Is.False);
    }

    [Test]
    public void An_outage_while_shares_still_bind_continues_the_last_one()
    {
        for (var i = 0; i < 10; i++)
        {
            outages.Begin();
            clock.Seconds += 5;
            outages.End();
            clock.Seconds += 5;
        }

        outages.Begin();

        Assert.That(outages.Hold(Window), Is.LessThanOrEqualTo(TimeSpan.Zero), "The first outage began 100 s ago; starting over each time would leave nothing.");
    }

    [Test]
    public void An_outage_after_that_is_a_new_one()
    {
        outages.Begin();
        clock.Seconds += 5;
        outages.End();
        clock.Seconds += 62;
        outages.Begin();

        Assert.That(outages.Hold(Window), Is.EqualTo(Window));
        Assert.That(outages.Hold(TimeSpan.FromMinutes(2)), Is.EqualTo(TimeSpan.FromSeconds(53)), "For a longer window it still continues the first.");
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
