namespace SlackGen.Testing;

/// <summary>Implements the methods of streaming messages, <c>chat.startStream</c>.</summary>
internal static class StreamMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
