using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A call of an outside service.</summary>
internal sealed class CallEntity
{
    public required string Id { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>Gets the ID of the call that participants see; null for none.</summary>
    public string? DisplayId { get; init; }

    public required string CreatorId { get; init; }

    public string? Title { get; set; }

    public required string JoinUrl { get; set; }

    public string? DesktopUrl { get; set; }

    /// <summary>Gets the Unix time of the start.</summary>
    public required long Start { get; init; }

    /// <summary>Gets or sets the Unix time of the end; null while the call runs.</summary>
    public long? End { get; set; }

    /// <summary>Gets the participants as the app gave them, each with a <c>slack_id</c> or an <c>external_id</c>.</summary>
    public List<JsonObject> Participants { get; } = [];

    /// <summary>Returns the participant that a caller names; null if there is none.</summary>
    public JsonObject? Find(JsonObject user) => Participants.Find(p => IdOf(p) == IdOf(user));

    /// <summary>Returns the ID of a participant in Slack or in the service, whichever the app gave.</summary>
    public static (string? SlackId, string? ExternalId) IdOf(JsonObject user) =>
        (string?)user["slack_id"] is { } id ? (id, null) : (null, (string?)user["external_id"]);
}
