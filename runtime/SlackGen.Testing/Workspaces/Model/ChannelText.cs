using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The topic or purpose of a channel.</summary>
/// <param name="Value">The text.</param>
/// <param name="CreatorId">The ID of the user who set it; empty if nobody did.</param>
/// <param name="LastSet">The Unix time at which it was set; 0 if nobody did.</param>
internal sealed record ChannelText(string Value, string CreatorId, long LastSet)
{
    public static ChannelText Empty { get; } = new("", "", 0);

    public JsonObject ToJson() => new() { ["value"] = Value, ["creator"] = CreatorId, ["last_set"] = LastSet };
}
