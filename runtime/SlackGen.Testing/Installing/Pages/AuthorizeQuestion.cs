namespace SlackGen.Testing;

/// <summary>What an authorize page shows.</summary>
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

/// <summary>A scope that the app asks for.</summary>
/// <param name="Name">The name.</param>
/// <param name="Summary">What it allows.</param>
/// <param name="OptionalValue">The value by which the form grants it; null for a scope that cannot be refused.</param>
internal sealed record RequestedScope(string Name, string Summary, string? OptionalValue);

/// <summary>An account to choose.</summary>
/// <param name="Place">The workspace or organization.</param>
/// <param name="Value">The value in the form.</param>
/// <param name="Label">The name of the person.</param>
internal sealed record OfferedAccount(string Place, string Value, string Label);
