using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

/// <summary>The base of tests of a fake that sends, on a clock that stands still.</summary>
/// <param name="isInProcess">Whether the app reaches the fake without a socket.</param>
public abstract class SendingTests(bool isInProcess = false)
{
    protected FakeTimeProvider Clock { get; private set; } = null!;

    protected FakeSlack Slack { get; private set; } = null!;

    [SetUp]
    public async Task StartFake()
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
        Slack = await FakeSlack.StartAsync(o => (o.TimeProvider, o.IsInProcess) = (Clock, isInProcess));
    }

    [TearDown]
    public async Task StopFake() => await Slack.DisposeAsync();

    protected void Advance(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));
}
