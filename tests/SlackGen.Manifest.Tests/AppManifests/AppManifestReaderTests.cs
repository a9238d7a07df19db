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
            Assert.That(manifest.Settings, Is.EqualTo(new AppManifestSettings(true, true, true, true, true, true, true, true, true)));
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
    [TestCase("settings:\n  socket_mode_enabled: \"true\"\n")]
    [TestCase("settings:\n  socket_mode_enabled:\n")]
    public void A_switch_that_is_not_true_is_off(string text) => Assert.That(Read(text)!.Settings.UsesSocketMode, Is.False);

    [TestCase("oauth_config:\n  scopes:\n    bot: chat:write\n", "'bot' is a list, not 'chat:write'.")]
    [TestCase("oauth_config:\n  scopes:\n    user: {a: b}\n", "'user' is a list, not a map.")]
    public void A_list_that_is_none_is_a_mistake_and_the_rest_is_read(string text, string mistake)
    {
        var mistakes = new List<string>();

        Assert.That(AppManifestReader.Read(text, (_, message) => mistakes.Add(message)), Is.Not.Null);
        Assert.That(mistakes, Is.EqualTo(new[] { mistake }));
    }

    [TestCase("- chat:write\n", "mapping")]
    [TestCase("", "mapping")]
    [TestCase("oauth_config: {scopes\n", "not valid YAML")]
    [TestCase("{\"oauth_config\": }}", "not valid YAML")]
    public void A_text_that_is_no_manifest_is_a_mistake(string text, string mistake)
    {
        var mistakes = new List<string>();

        Assert.That(AppManifestReader.Read(text, (_, message) => mistakes.Add(message)), Is.Null);
        Assert.That(mistakes, Has.Some.Contain(mistake));
    }

    private static AppManifest? Read(string text) => AppManifestReader.Read(text, (_, message) => Assert.Fail(message));

    private static IEnumerable<string> Names(IEnumerable<AppManifestName> names) => names.Select(n => n.Name);
}
