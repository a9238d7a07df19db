namespace SlackGen.Testing;

/// <summary>Implements <c>canvases.*</c>.</summary>
internal static class CanvasMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
