namespace SlackGen.Testing;

/// <summary>Implements <c>bookmarks.*</c>.</summary>
internal static class BookmarkMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
