namespace SlackGen;

/// <summary>
/// Makes a partial class a Slack client: the methods that the patterns select are generated into it, with their requests, responses and errors,
/// in the namespace and with the accessibility of the class. Types that all clients share are in <c>SlackGen.Types</c>, except those that the project's YAML changes. A
/// compilation has one such class.
/// </summary>
/// <example>
/// <code>
/// [SlackApi("users.*", "chat.postMessage")]
/// public partial class SlackClient { }
/// </code>
/// </example>
/// <param name="patterns">Method names, or prefixes that end in <c>.*</c>; none selects every method that Slack documents.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SlackApiAttribute(params string[] patterns) : Attribute
{
    /// <summary>Method names, or prefixes that end in <c>.*</c>.</summary>
    public IReadOnlyList<string> Patterns { get; } = patterns;
}
