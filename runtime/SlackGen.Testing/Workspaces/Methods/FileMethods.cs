namespace SlackGen.Testing;

/// <summary>Implements <c>files.*</c>.</summary>
internal static class FileMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
