namespace SlackGen.Testing;

/// <summary>Implements the methods that read messages, <c>conversations.history</c>.</summary>
internal static class HistoryMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
