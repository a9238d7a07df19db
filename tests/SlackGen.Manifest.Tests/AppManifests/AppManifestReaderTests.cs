using SlackGen.Manifest.AppManifests;
using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Manifest.Tests.AppManifests;

public sealed class AppManifestReaderTests
{
    private const string Full = """
        display_information:
          name: Deploy Bot
        features:
          app_home:
            home_tab_enabled: true
          bot_user:
            display_name: Deploy Bot
          slash_commands:
            - command: /deploy
              description: Deploys a release
          shortcuts:
            - name: Deploy
              type: global
              callback_id: deploy_shortcut
              description: Deploys a release
            - name: Roll back
              type: message
              callback_id: roll_back
              description: Rolls a release back
          unfurl_domains:
            - example.com
          assistant_view:
            assistant_description: Deploys releases
          code_channels:
            enabled: true
        oauth_config:
          scopes:
            bot:
              - app_mentions:read
              - "chat:write"
            user: [search:read]
        settings:
          event_subscriptions:
            bot_events: [app_mention]
            user_events:
              - message.im
            request_url: https://example.com/slack
            metadata_subscriptions: [{ app_id: "*", event_type: deployed }]
          incoming_webhooks:
            incoming_webhooks_enabled: true
          interactivity:
            is_enabled: true
            message_menu_options_url: https://example.com/options
          socket_mode_enabled: true
        functions:
          is_live:
            title: Is a release live?
        """;

    [Test]
    public void A_manifest_is_read_with_every_name_that_code_depends_on()
    {
        var manifest = Read(Full)!;

        Assert.Multiple(() =>
        {
            Assert.That(Names(manifest.BotScopes), Is.EqualTo(new[] { "app_mentions:read", "chat:write" }));
            Assert.That(Names(manifest.UserScopes), Is.EqualTo(new[] { "search:read" }));
            Assert.That(Names(manifest.BotEvents), Is.EqualTo(new[] { "app_mention" }));
            Assert.That(Names(manifest.UserEvents), Is.EqualTo(new[] { "message.im" }));
            Assert.That(Names(manifest.Commands), Is.EqualTo(new[] { "/deploy" }));
            Assert.That(Names(manifest.GlobalShortcuts), Is.EqualTo(new[] { "deploy_shortcut" }));
            Assert.That(Names(manifest.MessageShortcuts), Is.EqualTo(new[] { "roll_back" }));
            Assert.That(Names(manifest.Functions), Is.EqualTo(new[] { "is_live" }));
            Assert.That(manifest.Settings, Is.EqualTo(new AppManifestSettings(true, true, true, true, true, true, true, true, true, true)));
            Assert.That(manifest.RequestUrl, Is.EqualTo("https://example.com/slack"));
        });
    }

    [Test]
    public void A_name_has_its_location() =>
        Assert.That(Read("oauth_config:\n  scopes:\n    bot:\n      - commands\n      - 'chat:write'\n")!.BotScopes.Select(s => s.Span), Is.EqualTo(new ManifestSpan[] { new(3, 8, 3, 16), new(4, 8, 4, 20) }));

    [Test]
    public void The_location_of_the_scopes_is_that_of_their_map() => Assert.Multiple(() =>
    {
        Assert.That(Read("oauth_config:\n  scopes:\n    bot: []\n")!.ScopesSpan, Is.EqualTo(new ManifestSpan(2, 4, 2, 4)));
        Assert.That(Read("settings: {}\n")!.ScopesSpan, Is.EqualTo(default(ManifestSpan)));
    });

    [Test]
    public void JSON_with_tabs_is_read_with_locations()
    {
        var manifest = Read("{\n\t\"oauth_config\": {\n\t\t\"scopes\": { \"bot\": [\"chat:write\"] }\n\t}\n}\n")!;

        Assert.That(manifest.BotScopes.Single(), Is.EqualTo(new AppManifestName("chat:write", new(2, 22, 2, 34))));
    }

    [Test]
    public void A_manifest_with_nothing_but_a_name_is_empty()
    {
        var manifest = Read("display_information:\n  name: Bot\n")!;

        Assert.That((manifest.BotScopes.Count, manifest.Events.Count(), manifest.Commands.Count, manifest.Shortcuts.Count(), manifest.Functions.Count, manifest.Settings), Is.EqualTo((0, 0, 0, 0, 0, default(AppManifestSettings))));
    }

    [TestCase("settings:\n  socket_mode_enabled: false\n")]
    [TestCase("settings:\n  socket_mode_enabled:\n")]
    public void A_switch_that_is_not_true_is_off(string text) => Assert.That(Read(text)!.Settings.UsesSocketMode, Is.False);

    [TestCase("settings: 1", "settings", "0:10 'settings' is a map, not '1'.")]
    [TestCase("oauth_config: { scopes: [chat:write] }", "oauth_config.scopes", "0:24 'oauth_config.scopes' is a map, not a list.")]
    [TestCase("oauth_config: { scopes: { bot: chat:write } }", "oauth_config.scopes.bot", "0:31 'oauth_config.scopes.bot' is a list, not 'chat:write'.")]
    [TestCase("oauth_config: { scopes: { user: {a: b} } }", "oauth_config.scopes.user", "0:32 'oauth_config.scopes.user' is a list, not a map.")]
    [TestCase("oauth_config: { scopes: { bot: [[chat:write]] } }", "oauth_config.scopes.bot", "0:32 An item of 'oauth_config.scopes.bot' is text, not a list.")]
    [TestCase("settings: { event_subscriptions: { bot_events: {} } }", "settings.event_subscriptions.bot_events", "0:47 'settings.event_subscriptions.bot_events' is a list, not a map.")]
    [TestCase("features: { slash_commands: [/deploy] }", "features.slash_commands", "0:29 An item of 'features.slash_commands' is a map, not '/deploy'.")]
    [TestCase("features: { slash_commands: { command: /deploy } }", "features.slash_commands", "0:28 'features.slash_commands' is a list of maps, not a map.")]
    [TestCase("features: { shortcuts: [{ callback_id: [a] }] }", "features.shortcuts.callback_id", "0:39 'features.shortcuts.callback_id' is text, not a list.")]
    [TestCase("settings: { socket_mode_enabled: [true] }", "settings.socket_mode_enabled", "0:33 'settings.socket_mode_enabled' is true or false, not a list.")]
    [TestCase("functions: [is_live]", "functions", "0:11 'functions' is a map, not a list.")]
    public void A_value_of_another_shape_is_one_mistake_and_is_not_known(string text, string path, string mistake) => AssertUnknown(text, path, mistake);

    [TestCase("flase", "false")]
    [TestCase("ture", "true")]
    [TestCase("True", "true")]
    [TestCase("'true'", "true")]
    [TestCase("yes", "true")]
    [TestCase("off", "false")]
    [TestCase("maybe", null)]
    [TestCase("1", null)]
    public void A_switch_that_is_neither_true_nor_false_is_one_mistake_with_the_word_that_is_meant(string word, string? meant)
    {
        var (manifest, mistakes) = ReadAll($"settings: {{ socket_mode_enabled: {word} }}");

        Assert.That(mistakes.Select(m => m.Spelling), Is.EqualTo(new[] { meant }));
        Assert.That((manifest!.Settings.UsesSocketMode, manifest.Knows("settings.socket_mode_enabled")), Is.EqualTo((false, false)));
    }

    [TestCase("common: &s { socket_mode_enabled: true }\nsettings: *s", "settings", "1:10 'settings' is an alias, which is not read; write its value out.")]
    [TestCase("common: &e app_mention\nsettings: { event_subscriptions: { bot_events: [*e] } }", "settings.event_subscriptions.bot_events", "1:48 An item of 'settings.event_subscriptions.bot_events' is an alias, which is not read; write its value out.")]
    [TestCase("common: &s { socket_mode_enabled: true }\nsettings: { <<: *s }", "settings", "1:12 The merge key '<<' is not read; write its entries out.")]
    [TestCase("common: &s { settings: {} }\n<<: *s", "settings", "1:0 The merge key '<<' is not read; write its entries out.")]
    [TestCase("settings: { [a]: b }", "oauth_config", "0:12 A key is a word, not a list.")]
    public void What_only_YAML_has_is_one_mistake_and_is_not_known(string text, string path, string mistake) => AssertUnknown(text, path, mistake);

    [Test]
    public void An_alias_in_a_part_on_which_no_code_depends_is_no_mistake() =>
        Assert.That(ReadAll("display_information:\n  name: &n Bot\n  description: *n\n").Mistakes, Is.Empty);

    [TestCase("setings: {}", "settings", "0:0 There is no key 'setings', so Slack ignores it. Did you mean 'settings'?", "settings")]
    [TestCase("setings: {}\nsettings: {}", "settings", "0:0 There is no key 'setings', so Slack ignores it. Did you mean 'settings', which is there too?", null)]
    [TestCase("features: { slash_commands: [{ comand: /deploy }] }", "features.slash_commands", "0:31 There is no key 'features.slash_commands.comand', so Slack ignores it. Did you mean 'command'?", "command")]
    public void A_misspelt_key_is_one_mistake_and_what_is_meant_is_not_known(string text, string path, string mistake, string? spelling)
    {
        AssertUnknown(text, path, mistake);
        Assert.That(ReadAll(text).Mistakes.Single().Spelling, Is.EqualTo(spelling));
    }

    [TestCase("settings: {}\nfeatures: {}\nsettings: {}", "settings", "2:0 The key 'settings' is in line 1 too; keep one of them.")]
    [TestCase("features: { slash_commands: [{ command: /a, command: /b }] }", "features.slash_commands.command", "0:44 The key 'features.slash_commands.command' is in line 1 too; keep one of them.")]
    [TestCase("{\"display_information\": {\"name\": \"A\", \"name\": \"B\"}}", "display_information.name", "0:38 The key 'display_information.name' is in line 1 too; keep one of them.")]
    public void A_key_that_is_there_twice_is_one_mistake_and_is_not_known(string text, string path, string mistake) => AssertUnknown(text, path, mistake);

    [Test]
    public void What_is_beside_an_unknown_part_is_known()
    {
        var manifest = ReadAll("settings: { socket_mode_enabled: flase, interactivity: { is_enabled: true } }").Manifest!;

        Assert.Multiple(() =>
        {
            Assert.That(manifest.Knows("settings"), Is.False);
            Assert.That(manifest.Knows("settings.interactivity"), Is.True);
            Assert.That(manifest.Knows("settings.socket"), Is.True);
            Assert.That(manifest.Knows("oauth_config.scopes.bot"), Is.True);
            Assert.That(manifest.Settings.IsInteractive, Is.True);
        });
    }

    [TestCase("{\n  // the app\n  \"settings\": {\"socket_mode_enabled\": true}\n}", "1:2-12 JSON has no comments; remove it, or use a YAML file with comments that begin with '#'.")]
    [TestCase("{\n  \"settings\": /* on\n */ {\"socket_mode_enabled\": true}\n}", "1:14-3 JSON has no comments; remove it, or use a YAML file with comments that begin with '#'.")]
    [TestCase("{\n  \"settings\": {\"socket_mode_enabled\": true} # on\n}", "1:44-48 JSON has no comments; remove it, or use a YAML file with comments that begin with '#'.")]
    [TestCase("{\n  \"settings\": {\"socket_mode_enabled\": true},\n}", "1:43-44 JSON has no comma after the last value; remove it.")]
    [TestCase("{\n  'settings': {\"socket_mode_enabled\": true}\n}", "1:2-12 JSON has text in double quotes only, which 'settings' is not; use them, or a YAML file.")]
    [TestCase("settings:\n  socket_mode_enabled: true\n", "0:0-8 JSON has text in double quotes only, which settings is not; use them, or a YAML file.")]
    public void What_JSON_does_not_have_is_one_mistake_in_a_file_of_JSON_and_the_rest_is_read(string text, string mistake)
    {
        var mistakes = new List<string>();

        var manifest = AppManifestReader.Read(text, isJson: true, m => mistakes.Add($"{m.Span.Line}:{m.Span.Column}-{m.Span.EndColumn} {m.Message}"));

        Assert.That(mistakes, Is.EqualTo(new[] { mistake }));
        Assert.That(manifest!.Settings.UsesSocketMode, Is.True);
    }

    [TestCase("{ settings: { socket_mode_enabled: true, }, } # on")]
    [TestCase("{ settings: { interactivity: { request_url: https://example.com/slack }, socket_mode_enabled: true } }")]
    [TestCase("{ 'settings': { \"socket_mode_enabled\": true, note: don't } }")]
    public void YAML_in_braces_has_what_JSON_does_not_have(string text) => Assert.That(Read(text)!.Settings.UsesSocketMode, Is.True);

    [Test]
    public void A_comment_with_slashes_is_a_mistake_in_YAML_too() =>
        Assert.That(ReadAll("{\n  // on\n  \"settings\": {}\n}").Mistakes.Select(m => m.Span), Is.EqualTo(new ManifestSpan[] { new(1, 2, 1, 7) }));

    [Test]
    public void Texts_of_JSON_have_escapes_slashes_and_numbers_beside_them() => Assert.That(
        AppManifestReader.Read(
            """{ "_metadata": { "major_version": 1, "minor_version": -1.5e3 }, "note": "say \"// hi\", # all,]", "none": null, "settings": { "socket_mode_enabled": true } }""",
            isJson: true,
            m => Assert.Fail(m.Message))!.Settings.UsesSocketMode,
        Is.True);

    [TestCase("- chat:write\n", "mapping")]
    [TestCase("", "mapping")]
    [TestCase("oauth_config: {scopes\n", "not valid YAML")]
    [TestCase("{\"oauth_config\": }}", "not valid YAML")]
    public void A_text_that_is_no_manifest_is_a_mistake(string text, string mistake)
    {
        var (manifest, mistakes) = ReadAll(text);

        Assert.That(manifest, Is.Null);
        Assert.That(mistakes.Select(m => m.Message), Has.Some.Contain(mistake));
    }

    private static AppManifest? Read(string text) => AppManifestReader.Read(text, isJson: false, m => Assert.Fail(m.Message));

    private static (AppManifest? Manifest, List<AppManifestMistake> Mistakes) ReadAll(string text)
    {
        var mistakes = new List<AppManifestMistake>();
        return (AppManifestReader.Read(text, isJson: false, mistakes.Add), mistakes);
    }

    private static void AssertUnknown(string text, string path, string mistake)
    {
        var (manifest, mistakes) = ReadAll(text);

        Assert.That(mistakes.Select(m => $"{m.Span.Line}:{m.Span.Column} {m.Message}"), Is.EqualTo(new[] { mistake }));
        Assert.That(manifest!.Knows(path), Is.False);
    }

    private static IEnumerable<string> Names(IEnumerable<AppManifestName> names) => names.Select(n => n.Name);
}
