using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SlackGen.Testing;

/// <summary>Reads the manifest of an app, in YAML or JSON.</summary>
/// <remarks>
/// The compiler has a separate reader in SlackGen.Manifest. That one has no specification to check by, reads only the names on which code depends, and accepts a file with
/// mistakes as far as it can be read, since it is being typed. A fake that ran with half of a manifest would make tests fail for the wrong reason.
/// </remarks>
internal static class AppManifestReader
{
    private const string CallbackId = "callback_id";
    private const string Description = "description";

    /// <exception cref="ManifestException">The text is no manifest. The diagnostics name line and column.</exception>
    public static FakeAppManifest Read(string text, string file)
    {
        var root = Parse(text, file);
        var errors = new AppManifestCheck(ManifestLoader.BuiltIn, file).Check(root);
        return errors.Count == 0 ? Create(root) : throw new ManifestException(errors);
    }

    private static YamlMappingNode Parse(string text, string file)
    {
        // JSON may be indented with tabs, which YAML forbids. In JSON, no other tab exists.
        var yaml = text.AsSpan().TrimStart() is ['{', ..] ? text.Replace('\t', ' ') : text;
        try
        {
            var stream = new YamlStream();
            stream.Load(new AppManifestParser(new StringReader(yaml), file));
            return stream.Documents.FirstOrDefault()?.RootNode as YamlMappingNode
                ?? throw new ManifestException([$"{file}(1,1): error: A manifest of an app is a mapping with 'display_information', 'features', 'oauth_config' and 'settings'."]);
        }
        catch (YamlException e)
        {
            throw new ManifestException([string.Create(CultureInfo.InvariantCulture, $"{file}({e.Start.Line},{e.Start.Column}): error: {e.Message}")]);
        }
    }

    private static FakeAppManifest Create(YamlMappingNode root)
    {
        var features = Map(root, "features");
        var scopes = Map(Map(root, "oauth_config"), "scopes");
        var settings = Map(root, "settings");
        var events = Map(settings, "event_subscriptions");
        var interactivity = Map(settings, "interactivity");
        return new FakeAppManifest
        {
            Name = Text(Map(root, "display_information"), "name") ?? "",
            BotDisplayName = Text(Map(features, "bot_user"), "display_name"),
            Commands = [.. Maps(features, "slash_commands").Select(c => new FakeAppCommand(
                Text(c, "command")!, Text(c, Description) ?? "", Text(c, "usage_hint"), Flag(c, "should_escape")))],
            Shortcuts = [.. Maps(features, "shortcuts").Select(s => new FakeAppShortcut(
                Text(s, CallbackId)!, Text(s, "name") ?? "", Text(s, Description) ?? "", Text(s, "type") == "message"))],
            Functions = [.. (Map(root, "functions")?.Children.AsEnumerable() ?? []).Select(f => Function(((YamlScalarNode)f.Key).Value!, (YamlMappingNode)f.Value))],
            BotEvents = Texts(events, "bot_events"),
            UserEvents = Texts(events, "user_events"),
            MetadataEvents = [.. Maps(events, "metadata_subscriptions").Select(s => Text(s, "event_type")!)],
            BotScopes = Texts(scopes, "bot"),
            UserScopes = Texts(scopes, "user"),
            OptionalBotScopes = Texts(scopes, "bot_optional"),
            OptionalUserScopes = Texts(scopes, "user_optional"),
            RedirectUrls = [.. Texts(Map(root, "oauth_config"), "redirect_urls").Select(u => new Uri(u))],
            UsesPkce = Flag(Map(root, "oauth_config"), "pkce_enabled"),
            RotatesTokens = Flag(settings, "token_rotation_enabled"),
            IsOrganizationReady = Flag(settings, "org_deploy_enabled"),
            UnfurlDomains = Texts(features, "unfurl_domains"),
            RequestUrls = Urls(features, events, interactivity),
            UsesSocketMode = Flag(settings, "socket_mode_enabled"),
            IsInteractive = Flag(interactivity, "is_enabled"),
            HasHomeTab = Flag(Map(features, "app_home"), "home_tab_enabled"),
        };
    }

    private static FakeRequestUrls? Urls(YamlMappingNode? features, YamlMappingNode? events, YamlMappingNode? interactivity)
    {
        var commands = Maps(features, "slash_commands").Where(c => Text(c, "url") is not null).ToDictionary(c => Text(c, "command")!, c => new Uri(Text(c, "url")!));
        Uri? Url(YamlMappingNode? map, string name) => Text(map, name) is { } url ? new Uri(url) : null;
        var interactions = Url(interactivity, "request_url");
        return (Url(events, "request_url") ?? interactions ?? commands.Values.FirstOrDefault()) is { } any
            ? new FakeRequestUrls(any)
            {
                Interactions = interactions ?? any,
                Options = Url(interactivity, "message_menu_options_url") ?? interactions ?? any,
                CommandUrls = commands,
            }
            : null;
    }

    private static FakeAppFunction Function(string callbackId, YamlMappingNode function) => new(
        callbackId,
        Text(function, "title") ?? "",
        Text(function, Description) ?? "",
        Parameters(Map(function, "input_parameters")),
        Parameters(Map(function, "output_parameters")));

    private static List<FakeAppParameter> Parameters(YamlMappingNode? parameters)
    {
        var required = Texts(parameters, "required");
        return [.. (AppManifestCheck.PropertiesOf(parameters)?.Children.AsEnumerable() ?? []).Select(p =>
        {
            var (name, parameter) = (((YamlScalarNode)p.Key).Value!, (YamlMappingNode)p.Value);
            return new FakeAppParameter(
                name, Text(parameter, "type")!, Text(parameter, "title") ?? name, Text(parameter, Description) ?? "", Flag(parameter, "is_required") || required.Contains(name));
        })];
    }

    private static YamlNode? Child(YamlMappingNode? map, string name) => map is not null && map.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    private static YamlMappingNode? Map(YamlMappingNode? map, string name) => Child(map, name) as YamlMappingNode;

    private static IEnumerable<YamlMappingNode> Maps(YamlMappingNode? map, string name) => (Child(map, name) as YamlSequenceNode)?.Children.Cast<YamlMappingNode>() ?? [];

    private static string? Text(YamlMappingNode? map, string name) => Child(map, name) is YamlScalarNode { Value: { Length: > 0 } text } node && !AppManifestCheck.IsNull(node) ? text : null;

    private static List<string> Texts(YamlMappingNode? map, string name) =>
        Child(map, name) is YamlSequenceNode items ? [.. items.Children.Select(i => ((YamlScalarNode)i).Value!)] : [];

    private static bool Flag(YamlMappingNode? map, string name) => Text(map, name) is "true";
}
