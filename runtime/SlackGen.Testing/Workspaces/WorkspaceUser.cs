namespace SlackGen.Testing;

/// <summary>A person or a bot user of the workspace.</summary>
public sealed partial class WorkspaceUser
{
    internal const string TokenPrefix = "xoxp-fake-token-of-";

    private readonly Workspace workspace;
    private readonly UserEntity user;

    internal WorkspaceUser(Workspace workspace, UserEntity user) => (this.workspace, this.user) = (workspace, user);

    /// <summary>Gets the ID, <c>U0FAKEUSER</c>.</summary>
    public string Id => user.Id;

    /// <summary>Gets the handle, <c>spengler</c>.</summary>
    public string Name => user.Name;

    /// <summary>Gets the full name.</summary>
    public string RealName => user.RealName;

    /// <summary>Gets whether this is a bot user.</summary>
    public bool IsBot => user.IsBot;

    /// <summary>Gets a user token with every scope that acts as this user.</summary>
    public string Token => TokenPrefix + Id;

    /// <summary>Returns the handle.</summary>
    public override string ToString() => "@" + Name;

    internal UserEntity Entity => user;
}
