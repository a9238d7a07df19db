using System.Diagnostics.Metrics;

namespace SlackGen.Apps;

/// <summary>The metrics of Socket Mode.</summary>
internal static class SocketMetrics
{
    private static readonly Counter<long> Reconnects = SlackAppTelemetry.Meter.CreateCounter<long>(
        "slackgen.reconnects", "{attempt}", "Attempts of Socket Mode to connect again, by the reason that made them necessary.");

    /// <summary>Counts a connection that stands, or one that has ended.</summary>
    public static void CountConnection(int change) => SlackAppTelemetry.Connections.Add(change);

    /// <summary>Records a time without a connection.</summary>
    public static void RecordGap(TimeSpan gap) => SlackAppTelemetry.ConnectionGap.Record(gap.TotalSeconds);

    /// <summary>Counts an attempt to connect again.</summary>
    public static void CountReconnect(SocketEnd cause) => Reconnects.Add(1, new KeyValuePair<string, object?>("slack.reason", cause.Tag));
}
