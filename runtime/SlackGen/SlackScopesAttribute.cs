namespace SlackGen;

/// <summary>
/// Declares scopes that code needs but the compiler cannot see: those of calls that a library makes, or of calls by a name that is not a constant. Analyzers
/// count them as needed in this project, and in every project that references it. Without scopes, <c>[assembly: SlackScopes]</c> declares that a library makes no calls
/// itself, as one that only has the client.
/// </summary>
/// <example>
/// <code>
/// [assembly: SlackScopes("chat:write", "channels:history|groups:history")]
/// [assembly: SlackScopes("search:read", Token = SlackTokenKinds.User)]
/// </code>
/// </example>
/// <param name="scopes">The scopes. Where any one of several suffices, they are separated by <c>|</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SlackScopesAttribute(params string[] scopes) : Attribute
{
    /// <summary>Gets the scopes.</summary>
    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <summary>Gets or sets the kind of token that needs them, which is the bot token by default.</summary>
    public SlackTokenKinds Token { get; set; } = SlackTokenKinds.Bot;
}
