namespace SlackGen.Testing;

/// <summary>Implements <c>chat.scheduleMessage</c> and its like.</summary>
internal static class ScheduleMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
