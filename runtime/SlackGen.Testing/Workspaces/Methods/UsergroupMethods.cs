namespace SlackGen.Testing;

/// <summary>Implements <c>usergroups.*</c>.</summary>
internal static class UsergroupMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
