using System.Globalization;

namespace SlackGen.Testing;

/// <summary>The conditions that the lists of files share: the channel and the time of creation.</summary>
internal sealed class FileFilter
{
    private readonly string? channelId;
    private readonly double from;
    private readonly double to;

    /// <summary>Reads <c>channel</c>, <c>ts_from</c> and <c>ts_to</c>, both inclusive.</summary>
    public FileFilter(WorkspaceCall call) => (channelId, from, to) =
        (call.Text("channel"), Seconds(call.Text("ts_from"), 0), Seconds(call.Text("ts_to"), double.MaxValue));

    public bool Matches(FileEntity file) =>
        file.Created >= from && file.Created <= to && (channelId is null || file.Shares.Exists(s => s.ChannelId == channelId));

    // The documented value `now` is no number and sets no limit either.
    private static double Seconds(string? text, double fallback) => double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? seconds : fallback;
}
