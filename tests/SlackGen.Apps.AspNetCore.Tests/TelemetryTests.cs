using System.Diagnostics;
using System.Diagnostics.Metrics;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>Traces and metrics of requests.</summary>
[NonParallelizable]
public class TelemetryTests
{
    [Test]
    public async Task The_span_of_the_request_is_current_while_a_delivery_is_received()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await SlackHost.StartAsync();
        Activity? current = null;
        host.Receiver.Acknowledge = _ =>
        {
            current = Activity.Current;
            return Task.FromResult(SlackAcknowledgement.Empty);
        };
        using var response = await host.SendJsonAsync(Payloads.Event);
        Assert.That(current?.OperationName, Is.EqualTo("Microsoft.AspNetCore.Hosting.HttpRequestIn"));
    }

    [Test]
    public async Task Minutes_in_which_slack_delivers_no_events_are_counted()
    {
        long minutes = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, l) =>
        {
            if (instrument.Name == "slackgen.rate_limited_minutes")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref minutes, value));
        listener.Start();
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendJsonAsync(Payloads.RateLimited);
        Assert.That(minutes, Is.EqualTo(1));
    }
}
