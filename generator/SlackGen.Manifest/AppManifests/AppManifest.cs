using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.AppManifests;

/// <summary>The manifest of an app, as Slack takes it, as far as code depends on it.</summary>
/// <param name="BotScopes">The scopes of the bot token.</param>
/// <param name="UserScopes">The scopes of the user token.</param>
/// <param name="BotEvents">The events that the bot subscribes to.</param>
/// <param name="UserEvents">The events that the app subscribes to for its users.</param>
/// <param name="Commands">The slash commands.</param>
/// <param name="GlobalShortcuts">The callback IDs of the shortcuts of the global menu.</param>
/// <param name="MessageShortcuts">The callback IDs of the shortcuts of messages.</param>
/// <param name="Functions">The callback IDs of the functions.</param>
/// <param name="Settings">The switches.</param>
/// <param name="RequestUrl">The URL to which Slack sends events, interactions or commands, the first that is set; null for an app without any.</param>
/// <param name="ScopesSpan">The location of <c>oauth_config.scopes</c>; the beginning of the file where it is missing.</param>
/// <param name="Unreadable">The paths of the parts that could not be read, such as <c>oauth_config.scopes</c>; <see cref="Root"/> for the whole.</param>
public sealed record AppManifest(
    EquatableArray<AppManifestName> BotScopes,
    EquatableArray<AppManifestName> UserScopes,
    EquatableArray<AppManifestName> BotEvents,
    EquatableArray<AppManifestName> UserEvents,
    EquatableArray<AppManifestName> Commands,
    EquatableArray<AppManifestName> GlobalShortcuts,
    EquatableArray<AppManifestName> MessageShortcuts,
    EquatableArray<AppManifestName> Functions,
    AppManifestSettings Settings,
    string? RequestUrl,
    ManifestSpan ScopesSpan,
    EquatableArray<string> Unreadable)
{
    /// <summary>The path of the whole manifest.</summary>
    public const string Root = "";

    /// <summary>Gets the shortcuts of both menus.</summary>
    public IEnumerable<AppManifestName> Shortcuts => GlobalShortcuts.Concat(MessageShortcuts);

    /// <summary>Gets the events of bot and users.</summary>
    public IEnumerable<AppManifestName> Events => BotEvents.Concat(UserEvents);

    /// <summary>Returns whether a part and everything in it could be read, so that what is missing there is missing in the manifest.</summary>
    /// <param name="path">The keys that lead to the part, with dots between them.</param>
    public bool Knows(string path) => !Unreadable.Any(u => u.Length == 0 || IsWithin(u, path) || IsWithin(path, u));

    private static bool IsWithin(string path, string part) => path.StartsWith(part, StringComparison.Ordinal) && (path.Length == part.Length || path[part.Length] == '.');

    /// <summary>Returns the scopes that the app asks for; empty for the kinds of token whose scopes are not in the manifest.</summary>
    public EquatableArray<AppManifestName> ScopesOf(ScopedToken token) => token switch
    {
        ScopedToken.Bot => BotScopes,
        ScopedToken.User => UserScopes,
        ScopedToken.App or ScopedToken.Configuration => default,
    };
}

/// <summary>A name in the manifest of an app, with its location.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">The location.</param>
public readonly record struct AppManifestName(string Name, ManifestSpan Span);

/// <summary>The switches of an app.</summary>
/// <param name="IsInteractive">Whether <c>settings.interactivity.is_enabled</c> is true.</param>
/// <param name="UsesSocketMode">Whether <c>settings.socket_mode_enabled</c> is true.</param>
/// <param name="HasOptionsUrl">Whether <c>settings.interactivity.message_menu_options_url</c> is set.</param>
/// <param name="HasHomeTab">Whether <c>features.app_home.home_tab_enabled</c> is true.</param>
/// <param name="HasBotUser">Whether there is <c>features.bot_user</c>.</param>
/// <param name="HasIncomingWebhooks">Whether <c>settings.incoming_webhooks.incoming_webhooks_enabled</c> is true.</param>
/// <param name="HasUnfurlDomains">Whether <c>features.unfurl_domains</c> has an entry.</param>
/// <param name="HasAssistant">Whether there is <c>features.assistant_view</c> or <c>features.agent_view</c>.</param>
/// <param name="HasMetadataSubscriptions">Whether <c>settings.event_subscriptions.metadata_subscriptions</c> has an entry.</param>
/// <param name="HasCodeChannels">Whether <c>features.code_channels.enabled</c> is true, so that the app sets commands of code channels while it runs.</param>
public readonly record struct AppManifestSettings(
    bool IsInteractive,
    bool UsesSocketMode,
    bool HasOptionsUrl,
    bool HasHomeTab,
    bool HasBotUser,
    bool HasIncomingWebhooks,
    bool HasUnfurlDomains,
    bool HasAssistant,
    bool HasMetadataSubscriptions,
    bool HasCodeChannels);
