namespace SlackGen.Manifest.AppManifests;

/// <summary>The keys of a manifest on which code depends, with the shape of their values. Other keys are not checked, because Slack adds keys.</summary>
internal static class AppManifestKeys
{
    // The items of a list are under the key of the list.
    private static readonly Dictionary<string, AppManifestShape> Shapes = new(StringComparer.Ordinal)
    {
        ["features"] = AppManifestShape.Map,
        ["features.app_home"] = AppManifestShape.Map,
        ["features.app_home.home_tab_enabled"] = AppManifestShape.Flag,
        ["features.bot_user"] = AppManifestShape.Map,
        ["features.shortcuts"] = AppManifestShape.Maps,
        ["features.shortcuts.type"] = AppManifestShape.Text,
        ["features.shortcuts.callback_id"] = AppManifestShape.Text,
        ["features.slash_commands"] = AppManifestShape.Maps,
        ["features.slash_commands.command"] = AppManifestShape.Text,
        ["features.slash_commands.url"] = AppManifestShape.Text,
        ["features.unfurl_domains"] = AppManifestShape.Texts,
        ["features.assistant_view"] = AppManifestShape.Map,
        ["features.agent_view"] = AppManifestShape.Map,
        ["features.code_channels"] = AppManifestShape.Map,
        ["features.code_channels.enabled"] = AppManifestShape.Flag,
        ["oauth_config"] = AppManifestShape.Map,
        ["oauth_config.scopes"] = AppManifestShape.Map,
        ["oauth_config.scopes.bot"] = AppManifestShape.Texts,
        ["oauth_config.scopes.user"] = AppManifestShape.Texts,
        ["settings"] = AppManifestShape.Map,
        ["settings.event_subscriptions"] = AppManifestShape.Map,
        ["settings.event_subscriptions.bot_events"] = AppManifestShape.Texts,
        ["settings.event_subscriptions.user_events"] = AppManifestShape.Texts,
        ["settings.event_subscriptions.metadata_subscriptions"] = AppManifestShape.Maps,
        ["settings.event_subscriptions.request_url"] = AppManifestShape.Text,
        ["settings.interactivity"] = AppManifestShape.Map,
        ["settings.interactivity.is_enabled"] = AppManifestShape.Flag,
        ["settings.interactivity.request_url"] = AppManifestShape.Text,
        ["settings.interactivity.message_menu_options_url"] = AppManifestShape.Text,
        ["settings.socket_mode_enabled"] = AppManifestShape.Flag,
        ["settings.incoming_webhooks"] = AppManifestShape.Map,
        ["settings.incoming_webhooks.incoming_webhooks_enabled"] = AppManifestShape.Flag,
        ["functions"] = AppManifestShape.Map,
    };

    private static readonly ILookup<string, string> Children = Shapes.Keys.ToLookup(
        static path => path.LastIndexOf('.') is >= 0 and var dot ? path.Substring(0, dot) : "",
        static path => path.Substring(path.LastIndexOf('.') + 1));

    /// <summary>Returns the shape of the value at a path; null where no code depends on the value.</summary>
    public static AppManifestShape? Find(string path) => Shapes.TryGetValue(path, out var shape) ? shape : null;

    /// <summary>Returns the keys under a path.</summary>
    public static IEnumerable<string> Under(string path) => Children[path];

    /// <summary>Returns the path of a key.</summary>
    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}

/// <summary>The shape of a value.</summary>
internal enum AppManifestShape
{
    /// <summary>A map.</summary>
    Map,

    /// <summary>A list of maps.</summary>
    Maps,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,
}
