namespace SlackGen.Testing;

/// <summary>Implements <c>auth.test</c>, <c>team.info</c>, <c>bots.info</c> and the like.</summary>
internal static class TeamMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
