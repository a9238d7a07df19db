using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;

namespace SlackGen.Resilience.Tests.Secrets;

/// <summary>Every trace and measurement of the process, as an operator's tools would keep them.</summary>
internal sealed class Overheard : IDisposable
{
    private readonly StringBuilder text = new();
    private readonly ActivityListener traces;
    private readonly MeterListener metrics = new();

    public Overheard()
    {
        traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(traces);
        metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        metrics.Start();
    }

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private void Add(Activity activity)
    {
        var events = activity.Events.SelectMany(e => e.Tags.Select(t => $"{e.Name} {t.Key}={t.Value}"));
        Add($"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', events)}");
    }

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Add($"{instrument.Name} {string.Join(' ', tags.ToArray())}");

    private void Add(string line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }
}
