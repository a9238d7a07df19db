using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A modal or a Home tab of one user.</summary>
internal sealed class ViewEntity
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>Gets the ID of the conversation from which the modal, or the one below it, was opened; null for none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Gets or sets the view as <c>views.open</c> returns it, with its <c>hash</c> and <c>state</c>.</summary>
    public required JsonObject Json { get; set; }
}
