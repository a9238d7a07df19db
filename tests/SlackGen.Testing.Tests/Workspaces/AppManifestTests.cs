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
    public void A_path_that_begins_with_two_slashes_stays_a_path()
    {
        var urls = new FakeRequestUrls(new Uri("https://me:pw@bot.example.com//evil.example.com/x?y=1")).On(new Uri("http://127.0.0.1:3000/ignored"));

        Assert.That(urls.Events.AbsoluteUri, Is.EqualTo("http://127.0.0.1:3000//evil.example.com/x?y=1"));
    }

    [TestCase("/slack")]
    [TestCase("ftp://127.0.0.1")]
    public void A_server_is_an_absolute_HTTP_URL(string server) => Assert.That(
        () => new FakeRequestUrls(new Uri("https://bot.example.com/x")).On(new Uri(server, UriKind.RelativeOrAbsolute)),
        Throws.ArgumentException.With.Message.Contains("absolute HTTP URL"));

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
    [TestCase("display_information: {name: x}\nfeatures: {slash_commands: [~]}", "slack-app.yaml(2,29): error: 'features.slash_commands' has an empty entry, which is a mapping.")]
    [TestCase("display_information: {name: x}\nfeatures: {shortcuts: [null]}", "'features.shortcuts' has an empty entry")]
    [TestCase("display_information: {name: x}\nsettings: {event_subscriptions: {bot_events: [~]}}", "'settings.event_subscriptions.bot_events' has an empty entry, which is a word.")]
    [TestCase("display_information: {name: x}\nfunctions: {f: }", "'functions.f' has an empty entry")]
    [TestCase("display_information: {name: x}\nfunctions: {f: {title: t, description: d, input_parameters: {a: ~}, output_parameters: {}}}", "'functions.f.input_parameters.a' has an empty entry")]
    [TestCase("display_information: {name: x}\nfunctions: {? [a] : {}}", "slack-app.yaml(2,15): error: A key is text.")]
    [TestCase("display_information: {name: x}\nfunctions: {f: {title: t, description: d, input_parameters: {properties: {a: {type: string}}, required: [{}]}, output_parameters: {}}}", "'functions.f.input_parameters.required' is text.")]
    [TestCase("display_information: {name: ~}", "'display_information.name' is missing")]
    [TestCase("display_information: {name: \" \"}", "slack-app.yaml(1,29): error: 'display_information.name' is empty.")]
    [TestCase("display_information: {name: x}\nfeatures: {slash_commands: [{command: ~, description: d}]}", "'features.slash_commands.command' is missing")]
    [TestCase("display_information: {name: x}\nfeatures: {slash_commands: [{command: \"\", description: d}]}", "'features.slash_commands.command' is empty")]
    [TestCase("display_information: {name: x}\nfeatures: {slash_commands: [{command: deploy, description: d}]}", "slack-app.yaml(2,39): error: A command begins with a slash")]
    [TestCase("display_information: {name: x}\nfeatures: {slash_commands: [{command: /, description: d}]}", "A command begins with a slash")]
    [TestCase("display_information: {name: x}\nfeatures: {slash_commands: [{command: /a b, description: d}]}", "A command begins with a slash")]
    [TestCase("display_information: {name: x}\nfeatures: {slash_commands: [{command: /a, description: d}, {command: /a, description: e, url: \"https://x.example.com\"}]}", "There are two commands '/a'.")]
    [TestCase("display_information: &a\n  name: x\n  description: *a", "slack-app.yaml(3,16): error: A manifest has no aliases: write the value of '*a' here.")]
    [TestCase("just text", "is a mapping")]
    [TestCase("", "is a mapping")]
    public void A_mistake_is_an_error_at_its_place(string text, string expected) =>
        Assert.That(() => new FakeAppIdentity().ReadManifest(text), Throws.TypeOf<ManifestException>().With.Message.Contains(expected));

    [TestCase("[")]
    [TestCase("{a: ")]
    public void A_nesting_without_end_is_an_error(string open) => Assert.That(
        () => new FakeAppIdentity().ReadManifest("x: " + string.Concat(Enumerable.Repeat(open, 100_000))),
        Throws.TypeOf<ManifestException>().With.Message.Contains("at most 64 levels"));

    [Test]
    public void A_key_that_is_near_no_known_one_is_ignored() =>
        Assert.That(new FakeAppIdentity().ReadManifest("display_information: {name: x}\ntelepathy: {enabled: true}").Name, Is.EqualTo("x"));

    [Test]
    public void Without_a_manifest_the_tokens_have_all_scopes() => Assert.That(new FakeAppIdentity().Manifest, Is.Null);
}
