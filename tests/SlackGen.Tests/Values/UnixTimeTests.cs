namespace SlackGen.Tests.Values;

public sealed class UnixTimeTests
{
    private static readonly DateTimeOffset Time = new(2019, 7, 1, 17, 28, 6, TimeSpan.Zero);

    [Test]
    public void It_is_whole_seconds_since_1970()
    {
        UnixTime time = 1562002086;
        UnixTime converted = Time.AddMilliseconds(999);
        Assert.That((time.Seconds, time.ToDateTimeOffset(), converted, time.ToString()), Is.EqualTo((1562002086L, Time, time, "1562002086")));
    }

    [Test]
    public void A_time_before_1970_is_negative_and_rounds_down() =>
        Assert.That(UnixTime.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddMilliseconds(-1)), Is.EqualTo(new UnixTime(-1)));

    [Test]
    public void Where_a_time_zone_is_makes_no_difference() => Assert.That(UnixTime.FromDateTimeOffset(Time.ToOffset(TimeSpan.FromHours(5))).Seconds, Is.EqualTo(1562002086));

    [Test]
    public void They_are_ordered_by_time()
    {
        UnixTime earlier = -1, later = 7;
        Assert.That((earlier < later, earlier <= later, earlier > later, earlier >= later, earlier.CompareTo(later)), Is.EqualTo((true, true, false, false, -1)));
    }

    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    public void Seconds_beyond_the_calendar_are_kept_but_are_no_date(long seconds)
    {
        Assert.That(new UnixTime(seconds).Seconds, Is.EqualTo(seconds));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnixTime(seconds).ToDateTimeOffset());
    }
}
