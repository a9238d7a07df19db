namespace SlackGen.Testing;

/// <summary>Implements <c>pins.*</c>.</summary>
internal static class PinMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [];
}
