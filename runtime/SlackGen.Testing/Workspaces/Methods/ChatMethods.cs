namespace SlackGen.Testing;

/// <summary>Implements the methods that post and change messages, <c>chat.postMessage</c>.</summary>
internal static class ChatMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
