namespace SlackGen.Testing;

/// <summary>Implements <c>views.*</c>.</summary>
internal static class ViewMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
