namespace SlackGen.Benchmarks.Building;

/// <summary>The selections whose cost is measured.</summary>
internal static class Selections
{
    /// <summary>Names with the arguments of the attribute.</summary>
    public static IReadOnlyList<(string Name, string Patterns)> All { get; } =
    [
        ("3 methods", "\"users.info\", \"chat.postMessage\", \"conversations.history\""),
        ("60 methods", "\"users.*\", \"chat.*\", \"conversations.*\", \"calls.*\", \"dialog.open\""),
        ("all methods", ""),
    ];
}
