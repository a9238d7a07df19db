namespace SlackGen.Testing;

/// <summary>Implements <c>reminders.*</c>.</summary>
internal static class ReminderMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
