namespace SlackGen.Testing;

/// <summary>Implements <c>users.*</c>.</summary>
internal static class UserMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
