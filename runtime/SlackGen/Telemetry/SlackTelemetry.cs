using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SlackGen;

/// <summary>
/// Traces and metrics, both under the name <c>SlackGen</c>. Tags are the method, its group and tier and error codes; never a token, a text or an ID.
/// </summary>
public static class SlackTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "SlackGen";

    internal static ActivitySource Source { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static Histogram<double> Duration { get; } =
        Meter.CreateHistogram<double>("slackgen.call.duration", "s", "Time of a call with all its attempts and waiting; its count is the number of calls.");

    internal static Counter<long> Retries { get; } = Meter.CreateCounter<long>("slackgen.retries", "{attempt}", "Attempts after the first.");

    internal static Counter<long> Throttled { get; } = Meter.CreateCounter<long>("slackgen.throttled", "{answer}", "Answers with HTTP 429.");

    internal static Histogram<double> LimiterWait { get; } =
        Meter.CreateHistogram<double>("slackgen.limiter.wait", "s", "Time that an attempt waited for its rate tier.");

    internal static Counter<long> Received { get; } = Meter.CreateCounter<long>("slackgen.received", "By", "Bytes of answers.");

    internal static Counter<long> Sent { get; } = Meter.CreateCounter<long>("slackgen.sent", "By", "Bytes of request bodies whose length is known.");

    internal static TagList Tags(SlackMethod method) => new()
    {
        { "slack.method", method.Name },
        { "slack.group", method.Group },
        { "slack.tier", method.Tier },
    };
}
