namespace SlackGen.Testing;

/// <summary>Implements <c>calls.*</c>.</summary>
internal static class CallMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
