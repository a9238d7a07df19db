using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SlackGen;

/// <summary>
/// Traces and metrics, both under the name <c>SlackGen</c>. Tags are the method, its group and tier, and error codes; never a token, a message text or an
/// ID.
/// </summary>
public static class SlackTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "SlackGen";

    internal static ActivitySource Source { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    private static Histogram<double> Duration { get; } =
        Meter.CreateHistogram<double>("slackgen.call.duration", "s", "Duration of a call with all its attempts and waits. Its count is the number of calls.");

    private static Counter<long> Retries { get; } = Meter.CreateCounter<long>("slackgen.retries", "{attempt}", "Attempts after the first.");

    private static Counter<long> Throttled { get; } = Meter.CreateCounter<long>("slackgen.throttled", "{response}", "Responses that refuse a call because of its rate.");

    private static Histogram<double> LimiterWait { get; } =
        Meter.CreateHistogram<double>("slackgen.limiter.wait", "s", "Time that an attempt waits for its rate tier.");

    private static Histogram<double> Attempt { get; } =
        Meter.CreateHistogram<double>("slackgen.attempt.duration", "s", "Duration of an attempt, from sending to the end of the response, without waiting for its rate tier.");

    private static Counter<long> Received { get; } = Meter.CreateCounter<long>("slackgen.received", "By", "Bytes of responses. Files count as far as they are read.");

    private static Counter<long> Sent { get; } = Meter.CreateCounter<long>("slackgen.sent", "By", "Bytes of request bodies of known length. Uploads count as far as they are sent.");

    internal static void RecordDuration(SlackMethod method, TimeProvider time, long started, string? error)
    {
        if (Duration.Enabled)
        {
            RecordWithTags(method, time.GetElapsedTime(started), error);
        }
    }

    internal static void RecordLimiterWait(SlackMethod method, TimeSpan wait) => LimiterWait.Record(wait.TotalSeconds, Tags(method));

    internal static void RecordAttempt(SlackMethod method, TimeProvider time, long started)
    {
        if (Attempt.Enabled)
        {
            RecordWithTags(Attempt, time.GetElapsedTime(started), method);
        }
    }

    internal static void CountRetry(SlackMethod method) => Retries.Add(1, Tags(method));

    internal static void CountThrottled(SlackMethod method) => Throttled.Add(1, Tags(method));

    internal static void CountReceived(SlackMethod method, long bytes)
    {
        if (Received.Enabled)
        {
            Add(Received, bytes, method);
        }
    }

    internal static void CountSent(SlackMethod method, HttpContent? content)
    {
        if (Sent.Enabled && content?.Headers.ContentLength is { } bytes)
        {
            Add(Sent, bytes, method);
        }
    }

    internal static void CountSent(SlackMethod method, long bytes)
    {
        if (Sent.Enabled && bytes > 0)
        {
            Add(Sent, bytes, method);
        }
    }

    // A TagList is a large struct. Methods of their own keep it out of the callers' stack frames when nothing listens.
    private static void Add(Counter<long> counter, long count, SlackMethod method) => counter.Add(count, Tags(method));

    private static void RecordWithTags(Histogram<double> histogram, TimeSpan duration, SlackMethod method) => histogram.Record(duration.TotalSeconds, Tags(method));

    private static void RecordWithTags(SlackMethod method, TimeSpan duration, string? error)
    {
        var tags = Tags(method);
        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        Duration.Record(duration.TotalSeconds, tags);
    }

    private static TagList Tags(SlackMethod method) => new()
    {
        { "slack.method", method.Name },
        { "slack.group", method.Group },
        { "slack.tier", method.Tier },
    };
}
