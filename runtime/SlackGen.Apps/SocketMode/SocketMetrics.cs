using System.Diagnostics.Metrics;

namespace SlackGen.Apps;

/// <summary>The metrics of Socket Mode.</summary>
internal static class SocketMetrics
{
    private static readonly Meter Meter = new("SlackGen.Apps");

    private static readonly UpDownCounter<int> Connections = Meter.CreateUpDownCounter<int>(
        "slackgen.connections", "{connection}", "Connections of Socket Mode that have received hello and have not ended.");

    private static readonly Histogram<double> Gap = Meter.CreateHistogram<double>(
        "slackgen.connection.gap", "s", "Time without any connection, recorded when the next one stands.");

    private static readonly Counter<long> Reconnects = Meter.CreateCounter<long>(
        "slackgen.reconnects", "{attempt}", "Attempts to connect after the first, by the reason that made them necessary.");

    /// <summary>Counts a connection that stands or has ended.</summary>
    public static void CountConnection(string app, int change) => Connections.Add(change, Tag(app));

    /// <summary>Records a time without a connection.</summary>
    public static void RecordGap(string app, TimeSpan gap) => Gap.Record(gap.TotalSeconds, Tag(app));

    /// <summary>Counts an attempt to connect.</summary>
    public static void CountReconnect(string app, SocketEnd end) => Reconnects.Add(1, Tag(app), new("slack.reason", end.Tag));

    private static KeyValuePair<string, object?> Tag(string app) => new("slack.app", app);
}
