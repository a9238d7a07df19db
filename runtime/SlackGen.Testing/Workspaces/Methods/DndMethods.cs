namespace SlackGen.Testing;

/// <summary>Implements <c>dnd.*</c>.</summary>
internal static class DndMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
