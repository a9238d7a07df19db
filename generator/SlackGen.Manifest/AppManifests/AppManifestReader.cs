using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.AppManifests;

/// <summary>Reads the manifest of an app, in YAML or JSON, with the locations of its names. Keys that no code depends on are not read.</summary>
/// <remarks>
/// The fake Slack has a reader of its own. It refuses a manifest with a mistake, checks every key by the types of its specification, and keeps the texts that users see. This
/// one runs in the compiler while the file is typed: it has no specification there, and reads what it can of a file with mistakes.
/// </remarks>
internal static class AppManifestReader
{
    /// <summary>Returns the manifest; null, with a mistake, for a text that is not a mapping.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isJson">Whether the file is JSON by its name.</param>
    /// <param name="report">The receiver of mistakes.</param>
    public static AppManifest? Read(string text, bool isJson, Action<AppManifestMistake> report)
    {
        // The check reports an alias where code depends on the value.
        var isComplete = true;
        var reader = new YamlReader(ToYaml(text.TrimStart('\uFEFF'), isJson, report), (rule, span, message) =>
        {
            if (rule != Rules.Alias)
            {
                isComplete = false;
                report(new(span, message));
            }
        });
        switch (reader.ReadDocument())
        {
            case YamlMapping root when !reader.HasSyntaxError:
                var unreadable = new AppManifestCheck(report).Check(root);
                return Create(root, isComplete ? unreadable : [AppManifest.Root]);
            case var node when !reader.HasSyntaxError:
                report(new(node?.Span ?? default, "The manifest of an app is a mapping with 'display_information', 'features', 'oauth_config' and 'settings'."));
                return null;
            default:
                return null;
        }
    }

    /// <summary>Returns whether a file is JSON by its name.</summary>
    public static bool IsJsonFile(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    // JSON may be indented with tabs, which YAML forbids. In JSON, no other tab exists. Each becomes one space, so that locations stay.
    private static string ToYaml(string text, bool isJson, Action<AppManifestMistake> report)
    {
        var isJsonText = AppManifestLayout.IsJsonText(text);
        var yaml = isJson || isJsonText ? AppManifestJson.Check(text, isJson, report) : text;
        return isJsonText ? yaml.Replace('\t', ' ') : yaml;
    }

    private static AppManifest Create(YamlMapping root, IEnumerable<string> unreadable)
    {
        var features = Map(root, "features");
        var scopes = Map(Map(root, "oauth_config"), "scopes");
        var settings = Map(root, "settings");
        var events = Map(settings, "event_subscriptions");
        var interactivity = Map(settings, "interactivity");
        var shortcuts = Maps(features, "shortcuts").Where(s => Text(s, "callback_id") is not null).ToLookup(s => Text(s, "type")?.Value == "message", s => Name(Text(s, "callback_id")!));
        return new(
            Names(scopes, "bot"),
            Names(scopes, "user"),
            Names(events, "bot_events"),
            Names(events, "user_events"),
            Maps(features, "slash_commands").Select(c => Text(c, "command")).OfType<YamlScalar>().Select(Name).ToEquatableArray(),
            shortcuts[false].ToEquatableArray(),
            shortcuts[true].ToEquatableArray(),
            (Map(root, "functions")?.Entries ?? []).Select(f => Name(f.Key)).ToEquatableArray(),
            new AppManifestSettings(
                IsTrue(interactivity, "is_enabled"),
                IsTrue(settings, "socket_mode_enabled"),
                Text(interactivity, "message_menu_options_url") is not null,
                IsTrue(Map(features, "app_home"), "home_tab_enabled"),
                Map(features, "bot_user") is not null,
                IsTrue(Map(settings, "incoming_webhooks"), "incoming_webhooks_enabled"),
                Child(features, "unfurl_domains") is YamlSequence { Items.Count: > 0 },
                Map(features, "assistant_view") is not null || Map(features, "agent_view") is not null,
                Child(events, "metadata_subscriptions") is YamlSequence { Items.Count: > 0 },
                IsTrue(Map(features, "code_channels"), "enabled")),
            (Text(events, "request_url") ?? Text(interactivity, "request_url") ?? Maps(features, "slash_commands").Select(c => Text(c, "url")).FirstOrDefault(u => u is not null))?.Value,
            scopes?.Span ?? default,
            unreadable.ToEquatableArray());
    }

    private static AppManifestName Name(YamlScalar scalar) => new(scalar.Value, scalar.Span);

    private static YamlNode? Child(YamlMapping? map, string key) => map?.Entries.FirstOrDefault(e => e.Key.Value == key).Value;

    private static YamlMapping? Map(YamlMapping? map, string key) => Child(map, key) as YamlMapping;

    private static IEnumerable<YamlMapping> Maps(YamlMapping? map, string key) => (Child(map, key) as YamlSequence)?.Items.OfType<YamlMapping>() ?? [];

    private static YamlScalar? Text(YamlMapping? map, string key) => Child(map, key) is YamlScalar { IsNull: false } scalar ? scalar : null;

    private static bool IsTrue(YamlMapping? map, string key) => Text(map, key) is { IsPlain: true, Value: "true" };

    private static EquatableArray<AppManifestName> Names(YamlMapping? map, string key) =>
        Child(map, key) is YamlSequence list ? list.Items.OfType<YamlScalar>().Where(i => !i.IsNull).Select(Name).ToEquatableArray() : default;
}
