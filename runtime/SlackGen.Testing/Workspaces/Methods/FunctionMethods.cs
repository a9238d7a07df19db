namespace SlackGen.Testing;

/// <summary>Implements <c>functions.*</c>.</summary>
internal static class FunctionMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
