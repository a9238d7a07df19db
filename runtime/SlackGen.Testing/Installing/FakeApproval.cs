namespace SlackGen.Testing;

/// <summary>The choices of a person on the page that asks for an app's permissions.</summary>
public sealed record FakeApproval
{
    /// <summary>
    /// Gets the ID of the workspace, or of the organization for an installation in all its workspaces. Null, the default, takes what the page offers first: the
    /// workspace that the app asks for, or the first one.
    /// </summary>
    public string? PlaceId { get; init; }

    /// <summary>Gets the person who approves. Null, the default, takes the one whom the page offers first.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets the ID of the channel for the incoming webhook; null for the first one.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Gets the optional scopes that the person refuses. None by default.</summary>
    public IReadOnlyCollection<string> RefusedScopes { get; init; } = [];
}
