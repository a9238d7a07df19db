namespace SlackGen.Testing;

/// <summary>The manifest of the app, as far as it decides what the workspace offers and delivers. <see cref="FakeAppIdentity.ReadManifest"/> reads it.</summary>
public sealed record FakeAppManifest
{
    internal FakeAppManifest()
    {
    }

    /// <summary>Gets the name of the app.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Gets the display name of the bot user; null for an app without one.</summary>
    public string? BotDisplayName { get; internal init; }

    /// <summary>Gets the slash commands.</summary>
    public IReadOnlyList<FakeAppCommand> Commands { get; internal init; } = [];

    /// <summary>Gets the shortcuts.</summary>
    public IReadOnlyList<FakeAppShortcut> Shortcuts { get; internal init; } = [];

    /// <summary>Gets the functions that workflows can run.</summary>
    public IReadOnlyList<FakeAppFunction> Functions { get; internal init; } = [];

    /// <summary>Gets the events that the app receives for its bot user, <c>message.channels</c>.</summary>
    public IReadOnlyList<string> BotEvents { get; internal init; } = [];

    /// <summary>Gets the events that the app receives for the person of <see cref="FakeSlack.UserToken"/>.</summary>
    public IReadOnlyList<string> UserEvents { get; internal init; } = [];

    /// <summary>Gets the types of message metadata of which the app receives events.</summary>
    public IReadOnlyList<string> MetadataEvents { get; internal init; } = [];

    /// <summary>Gets the scopes of <see cref="FakeSlack.BotToken"/>.</summary>
    public IReadOnlyList<string> BotScopes { get; internal init; } = [];

    /// <summary>Gets the scopes of <see cref="FakeSlack.UserToken"/>.</summary>
    public IReadOnlyList<string> UserScopes { get; internal init; } = [];

    /// <summary>Gets the scopes of the bot token that the person who installs the app may refuse.</summary>
    public IReadOnlyList<string> OptionalBotScopes { get; internal init; } = [];

    /// <summary>Gets the scopes of the user token that the person who installs the app may refuse.</summary>
    public IReadOnlyList<string> OptionalUserScopes { get; internal init; } = [];

    /// <summary>Gets the URLs to which an installation may return: these and the paths below them.</summary>
    public IReadOnlyList<Uri> RedirectUrls { get; internal init; } = [];

    /// <summary>Gets whether access tokens expire and come with a refresh token.</summary>
    public bool RotatesTokens { get; internal init; }

    /// <summary>Gets whether the app is set up for PKCE.</summary>
    public bool UsesPkce { get; internal init; }

    /// <summary>Gets whether an organization can install the app for all its workspaces.</summary>
    public bool IsOrganizationReady { get; internal init; }

    /// <summary>Gets the domains of the links that the app unfurls.</summary>
    public IReadOnlyList<string> UnfurlDomains { get; internal init; } = [];

    /// <summary>Gets the URLs of the app; null if the manifest has none. The fake posts to them only after <see cref="FakeSlack.DeliverTo(FakeRequestUrls, string, HttpMessageHandler?)"/>.</summary>
    public FakeRequestUrls? RequestUrls { get; internal init; }

    /// <summary>Gets whether the app uses Socket Mode.</summary>
    public bool UsesSocketMode { get; internal init; }

    /// <summary>Gets whether clicks and submissions are delivered.</summary>
    public bool IsInteractive { get; internal init; }

    /// <summary>Gets whether the app has a Home tab.</summary>
    public bool HasHomeTab { get; internal init; }
}
