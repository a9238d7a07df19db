using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Telemetry;

/// <summary>Telemetry of a call that waits for its rate tier, which is one call a minute here.</summary>
public sealed class LimiterWaitTests
{
    private const string Line = "users.info waits for its rate tier, 1 call(s) in 60 s; further waits of this call are not logged";

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(61.2);

    private readonly ManualTimeProvider clock = new();
    private readonly TelemetryRecorder telemetry = new();
    private readonly RecordingLogs logs = new();

    private IEnumerable<string> Lines => logs.Entries.Where(e => e.Level == LogLevel.Information).Select(e => e.Text);

    [TearDown]
    public void TearDown() => telemetry.Dispose();

    [Test]
    public async Task A_wait_longer_than_a_second_is_logged_once_while_it_lasts()
    {
        var call = Of(Responses.Ok);
        await call.SendAsync(Call.Get);
        var waiting = call.SendAsync(Call.Get);
        clock.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromMilliseconds(1));
        Assert.That(Lines, Is.Empty);

        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(Lines, Is.EqualTo(new[] { Line }));
        Assert.That(waiting.IsCompleted, Is.False);
        clock.Advance(Window);
        await waiting;
        Assert.That(Lines, Is.EqualTo(new[] { Line }));
    }

    [Test]
    public async Task A_shorter_wait_and_no_wait_are_not()
    {
        var call = Of(Responses.Ok, new SlackRate(20, 10, Burst: 1));
        await call.SendAsync(Call.Get);
        var waiting = call.SendAsync(Call.Get);
        clock.Advance(TimeSpan.FromSeconds(0.9));
        await waiting;
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(Lines, Is.Empty);
    }

    [Test]
    public async Task A_second_wait_of_the_call_is_not_logged_again()
    {
        var call = Of(Responses.Ok, null, Responses.Throttled("30"), Responses.Ok);
        await call.SendAsync(Call.Get);
        var waiting = call.SendAsync(Call.Get);
        clock.Advance(Window);
        Eventually.Becomes(() => call.Stub.Sent.Count, 2);
        Eventually.Becomes(() => (telemetry.Of("slackgen.throttled").Count, clock.PauseCount), (1, 1));
        clock.Advance(Window);
        await waiting;
        Assert.That(Lines.Count(l => l == Line), Is.EqualTo(1));
    }

    [Test]
    public async Task When_the_call_is_done_the_times_of_waiting_and_of_attempts_are_apart()
    {
        var call = Of(Responses.Ok, null, (request, cancellationToken) =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return Responses.Ok(request, cancellationToken);
        });
        await call.SendAsync(Call.Get);
        var waiting = call.SendAsync(Call.Get);
        clock.Advance(Window);
        await waiting;

        Assert.That(logs.Entries.Last().Text, Is.EqualTo("users.info succeeded in 2000 ms after 1 attempt(s) and 61200 ms of waiting for its rate tier"));
        Assert.That(telemetry.Of("slackgen.limiter.wait").Single().Value, Is.EqualTo(61.2));
        Assert.That(telemetry.Of("slackgen.attempt.duration").Select(m => m.Value), Is.EqualTo(new[] { 0.0, 2 }));
        Assert.That(telemetry.Of("slackgen.call.duration").Select(m => m.Value), Is.EqualTo(new[] { 0.0, 63.2 }));
        Assert.That(telemetry.Activities.Select(a => a.GetTagItem("slack.limiter.wait")), Is.EqualTo(new object?[] { null, 61.2 }));
    }

    private Call Of(Response first, SlackRate? rate = null, params Response[] later) => new([first, .. later], o =>
    {
        o.LoggerFactory = logs;
        o.Tiers[Call.Get.Name] = rate ?? new SlackRate(1, 60);
    }, clock);
}
