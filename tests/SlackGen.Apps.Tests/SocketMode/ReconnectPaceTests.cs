using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.Tests.SocketMode;

public sealed class ReconnectPaceTests
{
    private static readonly SocketEnd Dropped = new(SocketEndReason.Dropped, "");
    private readonly FakeTimeProvider time = new();

    [TestCase(0, 0, 1)]
    [TestCase(1, 1, 2)]
    [TestCase(2, 1, 4)]
    [TestCase(5, 1, 32)]
    [TestCase(6, 1, 60)]
    [TestCase(1000, 1, 60)]
    public void A_pause_has_full_jitter_up_to_a_ceiling_that_doubles(int failures, double least, double most)
    {
        Assert.That(Pace(0).Pause(failures, Dropped).TotalSeconds, Is.EqualTo(least));
        Assert.That(Pace(1).Pause(failures, Dropped).TotalSeconds, Is.EqualTo(most));
    }

    [Test]
    public void A_longer_Retry_After_is_kept()
    {
        var refused = new SocketEnd(SocketEndReason.OpenFailed, "", TimeSpan.FromSeconds(90));

        Assert.That(Pace(1).Pause(3, refused), Is.EqualTo(TimeSpan.FromSeconds(90)));
        Assert.That(Pace(1).Pause(3, refused with { RetryAfter = TimeSpan.FromSeconds(2) }), Is.EqualTo(TimeSpan.FromSeconds(8)));
    }

    [Test]
    public void A_connection_that_stands_is_replaced_at_once_unless_replacements_fail()
    {
        var warning = new SocketEnd(SocketEndReason.Warning, "");

        Assert.That(Pace(1).Pause(0, warning), Is.EqualTo(TimeSpan.Zero));
        Assert.That(Pace(1).Pause(3, warning), Is.EqualTo(TimeSpan.FromSeconds(8)));
    }

    [TestCase(SocketEndReason.Refused)]
    [TestCase(SocketEndReason.LinkDisabled)]
    [TestCase(SocketEndReason.TooMany)]
    public void What_lasts_is_tried_once_a_minute(object reason) =>
        Assert.That(Pace(0).Pause(0, new SocketEnd((SocketEndReason)reason, "")), Is.EqualTo(TimeSpan.FromSeconds(60)));

    [Test]
    public void The_attempts_of_ten_minutes_are_limited()
    {
        var pace = Pace(0);
        for (var i = 0; i < 18; i++)
        {
            Assert.That(pace.TryTake(), Is.EqualTo(TimeSpan.Zero));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(pace.TryTake(), Is.EqualTo(TimeSpan.FromSeconds(582)));
        time.Advance(TimeSpan.FromSeconds(582));
        Assert.That(pace.TryTake(), Is.EqualTo(TimeSpan.Zero));
        Assert.That(pace.TryTake(), Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    private ReconnectPace Pace(double random) => new(new SocketModeOptions(), time, () => random);
}
