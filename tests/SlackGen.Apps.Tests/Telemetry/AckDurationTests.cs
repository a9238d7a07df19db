using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SlackGen.Apps.Tests;

[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AckDurationTests : IDisposable
{
    private readonly ConcurrentQueue<double> durations = new();
    private readonly MeterListener listener = new();

    public AckDurationTests()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == SlackAppTelemetry.Name && instrument.Name == "slackgen.ack.duration")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => durations.Enqueue(value));
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    [Test]
    public async Task It_counts_from_the_arrival_at_the_transport()
    {
        await using var app = new AppHost(Handle.Event("message", _ => Task.CompletedTask), Handle.Command("/x", _ => Task.FromResult(CommandReply.Nothing)));

        foreach (var payload in new[] { Sent.Event("message"), Sent.Event("unhandled"), Sent.Event("message", fields: ("user", Sent.BotUser)), Sent.Command("/x") })
        {
            var delivery = Sent.Read(payload, app.Clock.GetUtcNow());
            app.Clock.Advance(TimeSpan.FromSeconds(2));
            await app.Receiver.ReceiveAsync(delivery).WaitAsync(TimeSpan.FromSeconds(20));
        }

        // The acknowledgement of a reply is measured after it is sent.
        await app.DrainAsync();
        Assert.That(durations, Is.EqualTo(new[] { 2.0, 2, 2, 2 }));
    }

    [Test]
    public async Task It_has_only_what_was_acknowledged()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(
            [
                Handle.Event("message", _ => gate.Task, Ack.Returned),
                Handle.Submit("bad", _ => throw new InvalidOperationException()),
            ],
            o => o.QueueLimit = 1);

        var slow = app.SendAsync(Sent.Event("message", id: "Ev1"));
        await app.SendAsync(Sent.Event("message", "C2"));
        await app.SendAsync(Sent.Submission("bad"));
        app.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await slow.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.False);
        Assert.That(durations, Is.Empty);

        var retry = app.SendAsync(Sent.Event("message", id: "Ev1"), retry: 1);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        gate.SetResult();
        Assert.That((await retry.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.True);

        await app.DrainAsync();
        Assert.That(durations, Is.EqualTo(new[] { 1.0 }));
    }

    [Test]
    public async Task A_clock_that_was_set_back_gives_no_negative_duration()
    {
        await using var app = new AppHost(Handle.Event("message", _ => Task.CompletedTask));

        await app.Receiver.ReceiveAsync(Sent.Read(Sent.Event("message"), app.Clock.GetUtcNow() + TimeSpan.FromSeconds(5)));

        await app.DrainAsync();
        Assert.That(durations, Is.EqualTo(new[] { 0.0 }));
    }

    [Test]
    public async Task The_span_of_a_submission_whose_reply_is_late_is_an_error()
    {
        using var source = new ActivitySource("test.late");
        var stopped = new ConcurrentQueue<Activity>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = s => s.Name is "test.late" or SlackAppTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(activities);
        var started = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Submit("form", async i =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, i.CancellationToken);
            return null;
        }));

        Task<SlackAcknowledgement> acknowledgement;
        ActivityTraceId trace;
        using (var request = source.StartActivity("request"))
        {
            trace = request!.TraceId;
            acknowledgement = app.SendAsync(Sent.Submission("form"));
        }

        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));
        app.Clock.Advance(TimeSpan.FromSeconds(2.6));
        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.False);
        await app.DrainAsync();

        Assert.That(stopped.Single(a => a.TraceId == trace && a.OperationName == "slack.delivery").Status, Is.EqualTo(ActivityStatusCode.Error));
    }
}
