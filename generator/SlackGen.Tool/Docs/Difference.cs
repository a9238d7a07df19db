namespace SlackGen.Tool.Docs;

/// <summary>A difference between the documentation and the manifest.</summary>
/// <param name="Kind">The kind of thing: <c>method</c> or <c>event</c>.</param>
/// <param name="Name">The name of the method or event.</param>
/// <param name="Change">The change: <c>new</c>, <c>changed</c> or <c>gone</c>.</param>
/// <param name="Details">The facts that differ, of one that changed.</param>
/// <param name="Yaml">The YAML to add, without the head of its file; null if nothing can be added.</param>
internal sealed record Difference(string Kind, string Name, string Change, IReadOnlyList<string> Details, string? Yaml)
{
    /// <summary>The kind of methods.</summary>
    public const string Method = "method";

    /// <summary>The kind of events.</summary>
    public const string Event = "event";
}
