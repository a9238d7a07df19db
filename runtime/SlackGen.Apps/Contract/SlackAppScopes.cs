namespace SlackGen.Apps;

/// <summary>The scopes that an app requests when it is installed.</summary>
/// <param name="Bot">The scopes of the bot token.</param>
/// <param name="User">The scopes of the token of the user who installs the app.</param>
public sealed record SlackAppScopes(IReadOnlyList<string> Bot, IReadOnlyList<string> User);
