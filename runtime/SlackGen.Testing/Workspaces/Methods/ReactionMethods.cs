namespace SlackGen.Testing;

/// <summary>Implements <c>reactions.*</c>.</summary>
internal static class ReactionMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
