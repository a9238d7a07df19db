using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SlackGen.Apps;

/// <summary>
/// Traces and metrics of apps, both under the name <c>SlackGen.Apps</c>. Tags are the kind, the type and the transport of a delivery, and the name of its handler; never
/// an ID of a user or channel, a text or a secret.
/// </summary>
public static class SlackAppTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "SlackGen.Apps";

    internal static ActivitySource Source { get; } = new(Name);

    internal static Meter Meter { get; } = new(Name);

    private static Counter<long> Deliveries { get; } = Meter.CreateCounter<long>("slackgen.deliveries", "{delivery}", "Deliveries, by their outcome.");

    private static Histogram<double> AckDuration { get; } =
        Meter.CreateHistogram<double>("slackgen.ack.duration", "s", "Time from the arrival of a delivery to its acknowledgement.");

    private static Histogram<double> HandlerDuration { get; } = Meter.CreateHistogram<double>("slackgen.handler.duration", "s", "Time that a handler takes.");

    private static UpDownCounter<long> QueueLength { get; } = Meter.CreateUpDownCounter<long>("slackgen.queue.length", "{delivery}", "Deliveries that wait or run.");

    private static Counter<long> Redeliveries { get; } = Meter.CreateCounter<long>("slackgen.redeliveries", "{delivery}", "Deliveries that Slack repeated.");

    private static Counter<long> Duplicates { get; } = Meter.CreateCounter<long>("slackgen.duplicates", "{delivery}", "Repeated events that were not handled again.");

    /// <summary>Gets the number of live connections, to which Socket Mode adds.</summary>
    internal static UpDownCounter<long> Connections { get; } = Meter.CreateUpDownCounter<long>("slackgen.connections", "{connection}", "Live connections of Socket Mode.");

    /// <summary>Gets the durations without a live connection, which Socket Mode records.</summary>
    internal static Histogram<double> ConnectionGap { get; } =
        Meter.CreateHistogram<double>("slackgen.connection.gap", "s", "Time without a live connection of Socket Mode.");

    /// <summary>Gets the number of minutes in which Slack delivered no events because they were too many, to which ASP.NET Core adds.</summary>
    internal static Counter<long> RateLimitedMinutes { get; } =
        Meter.CreateCounter<long>("slackgen.rate_limited_minutes", "{minute}", "Minutes in which Slack delivered no events, because they were too many.");

    /// <summary>Starts the span of a delivery.</summary>
    internal static Activity? Start(SlackDelivery delivery, ActivityContext parent)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity("slack.delivery", ActivityKind.Consumer, parent);
        activity?.SetTag("slack.delivery.kind", KindName(delivery));
        activity?.SetTag("slack.delivery.type", delivery.Type);
        activity?.SetTag("slack.delivery.transport", delivery.Transport);
        activity?.SetTag("slack.delivery.retry", delivery.RetryNumber);
        return activity;
    }

    internal static void Count(SlackDelivery delivery, DeliveryOutcome outcome)
    {
        if (Deliveries.Enabled)
        {
            var tags = Tags(delivery);
            tags.Add("slack.delivery.outcome", OutcomeName(outcome));
            Deliveries.Add(1, tags);
        }
    }

    internal static void CountArrival(SlackDelivery delivery)
    {
        if (delivery.RetryNumber > 0)
        {
            Redeliveries.Add(1, Tags(delivery));
        }
    }

    internal static void CountDuplicate(SlackDelivery delivery) => Duplicates.Add(1, Tags(delivery));

    internal static void ChangeQueueLength(int by) => QueueLength.Add(by);

    internal static void RecordAck(SlackDelivery delivery, TimeProvider time)
    {
        if (AckDuration.Enabled)
        {
            // Both times are of the system clock, which may be set back.
            AckDuration.Record(Math.Max(0, (time.GetUtcNow() - delivery.ReceivedAt).TotalSeconds), Tags(delivery));
        }
    }

    internal static void RecordHandler(SlackDelivery delivery, string handler, TimeSpan duration, bool failed)
    {
        if (HandlerDuration.Enabled)
        {
            var tags = Tags(delivery);
            tags.Add("slack.handler", handler);
            tags.Add("slack.handler.failed", failed);
            HandlerDuration.Record(duration.TotalSeconds, tags);
        }
    }

    private static TagList Tags(SlackDelivery delivery) => new()
    {
        { "slack.delivery.kind", KindName(delivery) },
        { "slack.delivery.type", delivery.Type },
        { "slack.delivery.transport", delivery.Transport },
    };

    private static string KindName(SlackDelivery delivery) => delivery.Kind switch
    {
        SlackHandlerKind.Event => "event",
        SlackHandlerKind.Command => "command",
        SlackHandlerKind.Action => "action",
        SlackHandlerKind.Submit => "submit",
        SlackHandlerKind.Closed => "closed",
        SlackHandlerKind.Options => "options",
        SlackHandlerKind.Shortcut => "shortcut",
        SlackHandlerKind.Function => "function",
        null => "other",
    };

    private static string OutcomeName(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Handled => "handled",
        DeliveryOutcome.Failed => "failed",
        DeliveryOutcome.Late => "late",
        DeliveryOutcome.Unhandled => "unhandled",
        DeliveryOutcome.Own => "own",
        DeliveryOutcome.Duplicate => "duplicate",
        DeliveryOutcome.Refused => "refused",
        DeliveryOutcome.NotInstalled => "not_installed",
    };
}
