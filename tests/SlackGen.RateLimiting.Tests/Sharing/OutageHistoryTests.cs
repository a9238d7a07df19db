namespace SlackGen.RateLimiting.Tests;

/// <summary>Windows of one minute, and two seconds until everybody has noticed.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OutageHistoryTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Clock clock = new();
    private readonly OutageHistory outages;

    public OutageHistoryTests() => outages = new OutageHistory(clock, TimeSpan.FromSeconds(2));

    [Test]
    public void An_outage_begins_once()
    {
        Assert.That(outages.IsStoreAway, Is.False);
        Assert.That(outages.Begin(), Is.True);
        Assert.That(outages.Begin(), Is.False);
        Assert.That(outages.IsStoreAway, Is.True);
        outages.End();
        Assert.That(outages.IsStoreAway, Is.False);
    }

    [Test]
    public void Shares_wait_until_what_the_store_granted_has_left_the_window()
    {
        outages.Begin();
        clock.Seconds += 20;
        Assert.That(outages.HoldTime("p", Window), Is.EqualTo(TimeSpan.FromSeconds(40)));

        clock.Seconds += 40;
        Assert.That(outages.HoldTime("p", Window), Is.LessThanOrEqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Shares_bind_until_what_others_took_of_theirs_has_left_the_window()
    {
        outages.Begin();
        clock.Seconds += 600;
        outages.End();
        clock.Seconds += 61;
        Assert.That(outages.IsShareBinding("p", Window), Is.True);

        clock.Seconds += 1;
        Assert.That(outages.IsShareBinding("p", Window), Is.False);
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

        Assert.That(outages.HoldTime("p", Window), Is.LessThanOrEqualTo(TimeSpan.Zero), "The first outage began 100 s ago; starting over each time would leave nothing.");
    }

    [Test]
    public void An_outage_after_that_is_a_new_one()
    {
        outages.Begin();
        clock.Seconds += 5;
        outages.End();
        clock.Seconds += 62;
        outages.Begin();

        Assert.That(outages.HoldTime("p", Window), Is.EqualTo(Window));
        Assert.That(outages.HoldTime("p", TimeSpan.FromMinutes(2)), Is.EqualTo(TimeSpan.FromSeconds(53)), "For a longer window it still continues the first.");
    }

    [Test]
    public void An_outage_of_one_budget_is_its_own()
    {
        Assert.That(outages.Begin("p"), Is.True);
        Assert.That(outages.Begin("p"), Is.False);
        clock.Seconds += 20;
        Assert.That((outages.IsAway("p"), outages.IsAway("q"), outages.IsStoreAway), Is.EqualTo((true, false, false)));
        Assert.That(outages.HoldTime("p", Window), Is.EqualTo(TimeSpan.FromSeconds(40)));

        Assert.That((outages.End("q"), outages.End(), outages.End("p"), outages.End("p")), Is.EqualTo((false, false, true, false)));
        Assert.That((outages.IsAway("p"), outages.IsShareBinding("p", Window), outages.IsShareBinding("q", Window)), Is.EqualTo((false, true, false)));
    }

    [Test]
    public void An_outage_of_the_store_continues_that_of_a_budget_and_the_other_way_round()
    {
        outages.Begin("p");
        clock.Seconds += 20;
        outages.Begin();
        clock.Seconds += 20;
        Assert.That(outages.HoldTime("p", Window), Is.EqualTo(TimeSpan.FromSeconds(20)));
        Assert.That(outages.HoldTime("q", Window), Is.EqualTo(TimeSpan.FromSeconds(40)));

        outages.End();
        Assert.That((outages.IsAway("p"), outages.IsAway("q")), Is.EqualTo((true, false)));
        clock.Seconds += 20;
        Assert.That(outages.HoldTime("p", Window), Is.EqualTo(TimeSpan.Zero), "It has kept to its share for a minute.");
        outages.End("p");
        clock.Seconds += 10;
        outages.Begin();
        Assert.That(outages.HoldTime("p", Window), Is.LessThanOrEqualTo(TimeSpan.Zero));
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
