namespace SlackGen;

/// <summary>
/// Turns a partial class into a Slack client. The generator adds the methods that the patterns select, with their requests, responses and errors, in the
/// namespace and with the accessibility of the class. Types that all clients share are in <c>SlackGen.Types</c>, except those that the project's YAML
/// changes. A compilation has at most one such class.
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
    /// <summary>Gets the method names, or prefixes that end in <c>.*</c>.</summary>
    public IReadOnlyList<string> Patterns { get; } = patterns;

    /// <summary>
    /// Gets or sets the kinds of token that the client holds. A call that takes only other kinds is then a warning (SLACKGEN231), and the scopes of the app are
    /// checked for these kinds. It changes no call.
    /// </summary>
    public SlackTokenKinds Token { get; set; } = SlackTokenKinds.Any;
}
