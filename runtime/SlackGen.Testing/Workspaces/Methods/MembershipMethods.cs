namespace SlackGen.Testing;

/// <summary>Implements the methods that change who is in a channel, <c>conversations.invite</c>.</summary>
internal static class MembershipMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
