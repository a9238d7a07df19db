namespace SlackGen.Testing;

/// <summary>The content of an authorize page.</summary>
/// <param name="Flow">The page.</param>
/// <param name="AppName">The name of the app.</param>
/// <param name="RedirectHost">The server to which the person returns.</param>
/// <param name="BotScopes">The scopes of the bot token.</param>
/// <param name="UserScopes">The scopes of the user token.</param>
/// <param name="Accounts">The accounts to choose from.</param>
/// <param name="Channels">The channels to choose from, by value and label; empty if the app asks for no incoming webhook.</param>
internal sealed record AuthorizeQuestion(
    AuthorizationFlow Flow,
    string AppName,
    string RedirectHost,
    IReadOnlyList<RequestedScope> BotScopes,
    IReadOnlyList<RequestedScope> UserScopes,
    IReadOnlyList<OfferedAccount> Accounts,
    IReadOnlyList<(string Value, string Label)> Channels);
