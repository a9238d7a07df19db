namespace SlackGen.Manifest.Model;

/// <summary>The kinds of token that have scopes.</summary>
public enum ScopedToken
{
    /// <summary>A bot token.</summary>
    Bot,

    /// <summary>A user token.</summary>
    User,

    /// <summary>An app-level token.</summary>
    App,

    /// <summary>An app configuration token.</summary>
    Configuration,
}

/// <summary>The keys of <c>scopes</c> in the manifest. Several of them are scopes of a user token: those of admins, for example.</summary>
public static class ScopeKey
{
    private static readonly (string Word, ScopedToken Token)[] All =
    [
        ("bot", ScopedToken.Bot),
        ("user", ScopedToken.User),
        ("admin", ScopedToken.User),
        ("configuration", ScopedToken.Configuration),
        ("seamless_user", ScopedToken.User),
        ("app", ScopedToken.App),
    ];

    /// <summary>Gets the keys.</summary>
    public static IReadOnlyList<string> Words { get; } = All.Select(k => k.Word).ToList();

    /// <summary>Returns the kind of token of a key.</summary>
    /// <exception cref="InvalidOperationException">There is no such key.</exception>
    public static ScopedToken Token(string word) => All.First(k => k.Word == word).Token;
}
