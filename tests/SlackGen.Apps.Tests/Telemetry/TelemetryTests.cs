using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SlackGen.Apps.Tests;

[NonParallelizable]
public sealed class TelemetryTests
{
    [Test]
    public async Task A_delivery_is_a_consumer_span_whose_parent_is_that_of_the_transport_and_whose_children_are_calls()
    {
        using var source = new ActivitySource("test.transport");
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is "test.transport" or SlackAppTelemetry.Name or SlackTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var slack = new WireServer();
        await using var app = new AppHost(
            [Handle.Event("message", i => i.Context<SlackClient>().Client.Auth.TestAsync())], slack: slack.Address);

        ActivityTraceId trace;
        using (var request = source.StartActivity("request"))
        {
            trace = request!.TraceId;
            await app.SendAsync(Sent.Event("message"), retry: 1);
        }

        await app.DrainAsync();
        var mine = stopped.Where(a => a.TraceId == trace).ToList();
        var span = mine.Single(a => a.OperationName == "slack.delivery");
        Assert.That(span.Kind, Is.EqualTo(ActivityKind.Consumer));
        Assert.That(
            span.TagObjects.Select(t => $"{t.Key}={t.Value}"),
            Is.EquivalentTo(new[] { "slack.delivery.kind=event", "slack.delivery.type=message", "slack.delivery.transport=socket", "slack.delivery.retry=1" }));
        Assert.That(mine.Single(a => a.Source.Name == SlackTelemetry.Name).ParentSpanId, Is.EqualTo(span.SpanId));
    }

    [Test]
    public async Task Deliveries_are_counted_by_their_outcome()
    {
        var outcomes = new ConcurrentQueue<string>();
        var names = new ConcurrentDictionary<string, bool>();
        var length = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == SlackAppTelemetry.Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            names[instrument.Name] = true;
            if (instrument.Name == "slackgen.deliveries")
            {
                outcomes.Enqueue(Tag(tags, "slack.delivery.outcome"));
            }
            else if (instrument.Name == "slackgen.queue.length")
            {
                Interlocked.Add(ref length, value);
            }
        });
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => names[instrument.Name] = true);
        listener.Start();

        var gate = new TaskCompletionSource();
        await using var app = new AppHost(
            [
                Handle.Event("message", _ => gate.Task), Handle.Event("bad", _ => throw new InvalidOperationException()),
                Handle.Submit("late", async _ =>
                {
                    await gate.Task;
                    return null;
                }),
            ],
            o => o.QueueLimit = 2);
        await app.SendAsync(Sent.Event("message", "C1", "Ev1"));
        await app.SendAsync(Sent.Event("message", "C1", "Ev1"), retry: 1);
        await app.SendAsync(Sent.Event("nothing"));
        await app.SendAsync(Sent.Event("message", fields: ("user", Sent.BotUser)));
        await app.SendAsync(Sent.Event("bad", "C2"));
        Eventually.Becomes(() => outcomes.Contains("failed"), true);
        Eventually.Becomes(() => Interlocked.Read(ref length), 1);
        var late = app.SendAsync(Sent.Submission("late"));
        await app.SendAsync(Sent.Event("message", "C2", "Ev3"));
        await app.SendAsync(Sent.Event("message", "C3", "Ev4"));
        app.Clock.Advance(TimeSpan.FromSeconds(2.6));
        app.Clock.Advance(TimeSpan.FromSeconds(0.3));
        await late;
        gate.SetResult();
        await app.DrainAsync();

        Assert.That(outcomes, Is.EquivalentTo(new[] { "handled", "handled", "duplicate", "unhandled", "own", "failed", "late", "refused" }));
        Assert.That(Interlocked.Read(ref length), Is.Zero);
        Assert.That(
            names.Keys,
            Is.SupersetOf(new[] { "slackgen.ack.duration", "slackgen.handler.duration", "slackgen.redeliveries", "slackgen.duplicates", "slackgen.queue.length" }));
    }

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name)
            {
                return $"{value}";
            }
        }

        return "";
    }
}
