namespace SlackGen.Testing.Tests;

public sealed class AppManifestTests
{
    private const string Yaml = """
        display_information:
          name: Deployer
        features:
          app_home:
            home_tab_enabled: true
          bot_user:
            display_name: Deploy Bot
          slash_commands:
            - command: /deploy
              description: Deploys a release
              usage_hint: "[release]"
              url: https://bot.example.com/slack/commands?x=1
              should_escape: true
          shortcuts:
            - name: Ticket
              type: message
              callback_id: ticket
              description: Opens a ticket
          unfurl_domains: [example.com]
        oauth_config:
          scopes:
            bot: [commands, chat:write]
        settings:
          event_subscriptions:
            request_url: https://bot.example.com/slack/events
            bot_events: [app_mention]
          interactivity:
            is_enabled: true
            request_url: https://bot.example.com/slack/actions
            message_menu_options_url: https://bot.example.com/slack/options
        functions:
          is_live:
            title: Is live
            description: Says whether a release is live
            input_parameters:
              properties:
                release: { type: string, description: The release }
              required: [release]
            output_parameters:
              live: { type: boolean, is_required: true }
        """;

    private static readonly FakeAppIdentity Identity = new();

    [Test]
    public void A_manifest_says_what_the_app_offers()
    {
        var manifest = Identity.ReadManifest(Yaml);

        Assert.Multiple(() =>
        {
            Assert.That(manifest.Name, Is.EqualTo("Deployer"));
            Assert.That(manifest.BotDisplayName, Is.EqualTo("Deploy Bot"));
            Assert.That(Identity.BotName, Is.EqualTo("deploy_bot"));
            Assert.That(manifest.Commands, Is.EqualTo(new[] { new FakeAppCommand("/deploy", "Deploys a release", "[release]", true) }));
            Assert.That(manifest.Shortcuts, Is.EqualTo(new[] { new FakeAppShortcut("ticket", "Ticket", "Opens a ticket", true) }));
            Assert.That(manifest.BotScopes, Is.EqualTo(new[] { "commands", "chat:write" }));
            Assert.That(manifest.BotEvents, Is.EqualTo(new[] { "app_mention" }));
            Assert.That(manifest.UnfurlDomains, Is.EqualTo(new[] { "example.com" }));
            Assert.That(manifest.HasHomeTab && manifest.IsInteractive && !manifest.UsesSocketMode, Is.True);
            var function = manifest.Functions.Single();
            Assert.That(function.Inputs.Single(), Is.EqualTo(new FakeAppParameter("release", "string", "release", "The release", true)));
            Assert.That(function.Outputs.Single().IsRequired, Is.True);
        });
    }

    [Test]
    public void Its_URLs_can_be_moved_to_this_machine()
    {
        var urls = Identity.ReadManifest(Yaml).RequestUrls!.On(new Uri("http://127.0.0.1:3000"));

        Assert.That(urls.Events.AbsoluteUri, Is.EqualTo("http://127.0.0.1:3000/slack/events"));
        Assert.That(urls.Interactions.AbsoluteUri, Is.EqualTo("http://127.0.0.1:3000/slack/actions"));
        Assert.That(urls.Options.AbsoluteUri, Is.EqualTo("http://127.0.0.1:3000/slack/options"));
        Assert.That(urls.CommandUrls["/deploy"].AbsoluteUri, Is.EqualTo("http://127.0.0.1:3000/slack/commands?x=1"));
    }

    [Test]
    public void JSON_is_read_too()
    {
        var manifest = new FakeAppIdentity().ReadManifest("{\n\t\"display_information\": {\"name\": \"D\\u00e9ployer\"},\n\t\"settings\": {\"socket_mode_enabled\": true}\n}");

        Assert.That(manifest.Name, Is.EqualTo("Déployer"));
        Assert.That(manifest.UsesSocketMode, Is.True);
        Assert.That(manifest.RequestUrls, Is.Null);
    }

    [TestCase("display_information: {name: x}\nsetings: {}", "slack-app.yaml(2,1): error: There is no key 'setings'. Did you mean 'settings'?")]
    [TestCase("display_information: {nam: x}", "slack-app.yaml(1,23)")]
    [TestCase("display_information: {}", "'display_information.name' is missing")]
    [TestCase("features: {}", "'display_information' is missing")]
    [TestCase("display_information: {name: x}\nsettings: {socket_mode_enabled: \"yes\"}", "'settings.socket_mode_enabled' is true or false.")]
    [TestCase("display_information: {name: x}\noauth_config: {scopes: {bot: chat:write}}", "'oauth_config.scopes.bot' is a list.")]
    [TestCase("display_information: {name: x}\noauth_config: {scopes: {bot: [chat:writ]}}", "Did you mean 'chat:write'?")]
    [TestCase("display_information: {name: x}\nsettings: {event_subscriptions: {bot_events: [app_mentoin]}}", "Did you mean 'app_mention'?")]
    [TestCase("display_information: {name: x}\nsettings: {event_subscriptions: {request_url: /events}}", "is an absolute HTTP URL")]
    [TestCase("display_information: {name: x}\nfeatures: [\n", "slack-app.yaml(")]
    [TestCase("display_information: {name: x}\nfeatures: {slash_commands: [{command: /x}]}", "'features.slash_commands.description' is missing")]
    [TestCase("just text", "is a mapping")]
    [TestCase("", "is a mapping")]
    public void A_mistake_is_an_error_at_its_place(string text, string expected) =>
        Assert.That(() => new FakeAppIdentity().ReadManifest(text), Throws.TypeOf<ManifestException>().With.Message.Contains(expected));

    [Test]
    public void A_key_that_is_near_no_known_one_is_ignored() =>
        Assert.That(new FakeAppIdentity().ReadManifest("display_information: {name: x}\ntelepathy: {enabled: true}").Name, Is.EqualTo("x"));

    [Test]
    public void Without_a_manifest_the_tokens_have_all_scopes() => Assert.That(new FakeAppIdentity().Manifest, Is.Null);
}
