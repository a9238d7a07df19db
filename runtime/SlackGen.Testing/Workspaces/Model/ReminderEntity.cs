using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A reminder that a user has set.</summary>
internal sealed class ReminderEntity
{
    public required string Id { get; init; }

    /// <summary>Gets the ID of the user who set it and who is reminded.</summary>
    public required string UserId { get; init; }

    public required string Text { get; init; }

    /// <summary>Gets the Unix time of the reminder, or of the first one if it repeats.</summary>
    public required long Time { get; init; }

    /// <summary>Gets the interval at which the reminder repeats; null if it does not.</summary>
    public JsonObject? Recurrence { get; init; }

    /// <summary>Gets or sets the Unix time at which the user completed it; 0 if not yet.</summary>
    public long Completed { get; set; }
}
