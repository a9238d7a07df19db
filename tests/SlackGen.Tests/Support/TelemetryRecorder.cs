using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SlackGen.Tests.Support;

/// <summary>Records the traces and measurements of the runtime.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> activities = new();
    private readonly ConcurrentQueue<Measurement> measurements = new();
    private readonly ActivityListener activityListener;
    private readonly MeterListener meterListener = new();

    public TelemetryRecorder()
    {
        activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SlackGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(activityListener);
        meterListener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "SlackGen")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        meterListener.Start();
    }

    public IReadOnlyList<Activity> Activities => [.. activities];

    public IReadOnlyList<Measurement> Measurements => [.. measurements];

    public IReadOnlyList<Measurement> Of(string instrument) => [.. measurements.Where(m => m.Instrument == instrument)];

    public static string Describe(Activity activity) =>
        $"{activity.DisplayName} {activity.Status} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} "
        + string.Join(' ', activity.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}"));

    public void Dispose()
    {
        activityListener.Dispose();
        meterListener.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measurements.Enqueue(new Measurement(instrument.Name, instrument.Unit, value, string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));
}

/// <summary>A measurement, with its tags as <c>name=value</c>.</summary>
internal sealed record Measurement(string Instrument, string? Unit, double Value, string Tags);
