using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.AppManifests;

/// <summary>
/// Checks the spelling of the keys and words on which code depends. Slack ignores a key that it does not know, so the mistake shows only in what never arrives. Other
/// keys are not checked, because Slack adds keys.
/// </summary>
internal static class AppManifestSpelling
{
    // The keys under a key. The items of a list are under the key of the list.
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        [""] = ["features", "oauth_config", "settings", "functions"],
        ["features"] = ["app_home", "bot_user", "shortcuts", "slash_commands", "unfurl_domains", "assistant_view", "agent_view"],
        ["features.app_home"] = ["home_tab_enabled"],
        ["features.shortcuts"] = ["type", "callback_id"],
        ["features.slash_commands"] = ["command"],
        ["oauth_config"] = ["scopes"],
        ["oauth_config.scopes"] = ["bot", "user"],
        ["settings"] = ["event_subscriptions", "interactivity", "socket_mode_enabled", "incoming_webhooks"],
        ["settings.event_subscriptions"] = ["bot_events", "user_events", "metadata_subscriptions"],
        ["settings.interactivity"] = ["is_enabled", "message_menu_options_url"],
        ["settings.incoming_webhooks"] = ["incoming_webhooks_enabled"],
    };

    private static readonly string[] Flags =
    [
        "features.app_home.home_tab_enabled",
        "settings.incoming_webhooks.incoming_webhooks_enabled",
        "settings.interactivity.is_enabled",
        "settings.socket_mode_enabled",
    ];

    private static readonly string[] ShortcutTypes = ["global", "message"];

    /// <summary>Checks a manifest.</summary>
    /// <param name="root">The manifest.</param>
    /// <param name="report">The receiver of a location, a message, and the right spelling.</param>
    public static void Check(YamlMapping root, Action<ManifestSpan, string, string> report) => Check(root, "", report);

    private static void Check(YamlNode node, string path, Action<ManifestSpan, string, string> report)
    {
        switch (node)
        {
            case YamlMapping map when Keys.TryGetValue(path, out var keys):
                CheckKeys(map, path, keys, report);
                break;
            case YamlSequence sequence:
                sequence.Items.ForEach(item => Check(item, path, report));
                break;
            case YamlScalar { IsNull: false } scalar when Array.IndexOf(Flags, path) >= 0:
                CheckFlag(scalar, path, report);
                break;
            case YamlScalar { IsNull: false } type when path == "features.shortcuts.type":
                if (Array.IndexOf(ShortcutTypes, type.Value) < 0 && Suggestion.Misspelt(type.Value, ShortcutTypes) is { } meant)
                {
                    report(type.Span, $"There is no shortcut of the type '{type.Value}'. Did you mean '{meant}'?", meant);
                }

                break;
        }
    }

    private static void CheckKeys(YamlMapping map, string path, string[] keys, Action<ManifestSpan, string, string> report)
    {
        foreach (var entry in map.Entries)
        {
            var (key, value) = (entry.Key, entry.Value);
            var full = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            if (Array.IndexOf(keys, key.Value) >= 0)
            {
                Check(value, full, report);
            }
            else if (Suggestion.Misspelt(key.Value, keys) is { } meant)
            {
                report(key.Span, $"There is no key '{full}', so Slack ignores it. Did you mean '{meant}'?", meant);
            }
        }
    }

    private static void CheckFlag(YamlScalar scalar, string path, Action<ManifestSpan, string, string> report)
    {
        if (scalar is { IsPlain: true, Value: "true" or "false" })
        {
            return;
        }

        if (scalar.Value.ToLowerInvariant() is "true" or "false")
        {
            report(scalar.Span, $"'{path}' is true or false, without quotes and in lower case.", scalar.Value.ToLowerInvariant());
        }
        else if (Suggestion.Misspelt(scalar.Value, ["true", "false"]) is { } meant)
        {
            report(scalar.Span, $"'{path}' is true or false, not '{scalar.Value}'. Did you mean '{meant}'?", meant);
        }
    }
}
