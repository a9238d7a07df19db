namespace SlackGen.Testing;

/// <summary>A user group of the workspace at one moment.</summary>
/// <param name="Id">The ID, <c>S1</c>.</param>
/// <param name="Handle">The handle without <c>@</c>.</param>
/// <param name="Name">The name.</param>
public sealed record WorkspaceUsergroup(string Id, string Handle, string Name)
{
    /// <summary>Gets the IDs of the members.</summary>
    public IReadOnlyList<string> Users { get; internal init; } = [];

    /// <summary>Gets whether the group is disabled.</summary>
    public bool IsDisabled { get; internal init; }
}
