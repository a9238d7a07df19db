namespace SlackGen.Testing;

/// <summary>Implements the methods that create, find and change channels, <c>conversations.create</c>.</summary>
internal static class ConversationMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
