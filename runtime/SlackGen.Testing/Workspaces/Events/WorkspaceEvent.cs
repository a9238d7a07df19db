using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>An event of the workspace, before it is known whether the app receives it.</summary>
/// <param name="Body">The event with its <c>type</c> and <c>event_ts</c>.</param>
/// <param name="Channel">The channel whose members see the event; null for an event of the whole workspace, or of a file.</param>
internal sealed record WorkspaceEvent(JsonObject Body, ChannelEntity? Channel)
{
    /// <summary>Gets the file whose viewers see the event; null if the channel decides.</summary>
    public FileEntity? File { get; init; }
}
