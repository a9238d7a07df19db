using SlackGen.Analyzers.AppManifests;
using SlackGen.CodeFixes.AppManifests;

namespace SlackGen.Analyzers.Tests.AppManifests;

/// <summary>SLACKGEN230: manifests that cannot be read, or have misspelt keys and events.</summary>
[Category("Slow")]
public sealed class AppManifestAnalyzerTests
{
    private static readonly string App = Code.App("""[OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;""");

    [Test]
    public Task A_right_manifest_is_not_reported() => AssertAsync("""
        _metadata: { major_version: 1 }
        display_information: { name: Deploy Bot }
        features:
          app_home: { home_tab_enabled: true, messages_tab_enabled: false }
          slash_commands: [{ command: /deploy, description: Deploys, usage_hint: "[status]" }]
          shortcuts: [{ type: message, name: Bug, callback_id: file_bug, description: Files a bug }]
        oauth_config:
          scopes: { bot: [commands], bot_optional: [commands] }
        settings:
          event_subscriptions: { bot_events: [app_mention, app_rate_limited, url_verification, release_published], request_url: https://bot.example.com/slack }
          interactivity: { is_enabled: true, message_menu_options_url: https://bot.example.com/slack }
          socket_mode_enabled: true
        functions:
          settings: { title: Settings, description: Lists settings, input_parameters: {}, output_parameters: {} }
        """);

    [Test]
    public Task Keys_that_code_does_not_depend_on_are_not_checked() => AssertAsync("""
        settings:
          org_deploy_enabled: yes
          a_key_of_tomorrow: true
        """);

    [Test]
    public Task A_syntax_error_is_reported() => AssertAsync("settings: { interactivity: {|SLACKGEN230:|}");

    [Test]
    public Task A_list_in_place_of_the_manifest_is_reported() => AssertAsync("{|SLACKGEN230:|}- settings");

    [Test]
    public Task A_text_in_place_of_a_list_is_reported() => AssertAsync("oauth_config: { scopes: { bot: {|SLACKGEN230:commands|} } }");

    [TestCase("{|SLACKGEN230:setings|}: {}")]
    [TestCase("features: { {|SLACKGEN230:slash_command|}: [] }")]
    [TestCase("oauth_config: { scopes: { {|SLACKGEN230:Bot|}: [] } }")]
    [TestCase("settings: { event_subscriptions: { {|SLACKGEN230:bot_event|}: [app_mention] } }")]
    [TestCase("settings: { interactivity: { {|SLACKGEN230:is_enable|}: true } }")]
    public Task A_misspelt_key_is_reported(string manifest) => AssertAsync(manifest);

    [TestCase("settings: { event_subscriptions: { bot_events: [{|SLACKGEN230:app_mentions|}] } }")]
    [TestCase("settings: { event_subscriptions: { bot_events: [{|SLACKGEN230:message.channel|}] } }")]
    [TestCase("oauth_config: { scopes: { bot: [{|SLACKGEN230:chat:wirte|}, chat:write.public, clouds:move] } }")]
    [TestCase("oauth_config: { scopes: { user: [{|SLACKGEN230:user:read|}] } }")]
    [TestCase("settings: { socket_mode_enabled: {|SLACKGEN230:'true'|} }")]
    [TestCase("settings: { socket_mode_enabled: {|SLACKGEN230:True|} }")]
    [TestCase("settings: { socket_mode_enabled: {|SLACKGEN230:flase|} }")]
    [TestCase("settings: { event_subscriptions: { bot_events: [app_mention, {|SLACKGEN230:app_mentions|}] } }")]
    [TestCase("features: { shortcuts: [{ type: {|SLACKGEN230:messages|}, callback_id: file_bug }] }")]
    public Task A_misspelt_word_is_reported(string manifest) => AssertAsync(manifest);

    [TestCase("settings: {}\n{|SLACKGEN230:settings|}: {}")]
    [TestCase("settings: {|SLACKGEN230:1|}")]
    [TestCase("common: &c {}\nsettings: {|SLACKGEN230:*c|}")]
    [TestCase("common: &c {}\nsettings: { {|SLACKGEN230:<<|}: *c }")]
    public Task A_part_that_cannot_be_read_is_reported_once(string manifest) => AssertAsync(manifest);

    [TestCase("{\n  {|SLACKGEN230:// the app|}\n  \"settings\": {}\n}")]
    [TestCase("{\n  \"settings\": {}{|SLACKGEN230:,|}\n}")]
    [TestCase("{\n  \"settings\": {},\n  {|SLACKGEN230:\"settings\"|}: {}\n}")]
    public Task What_JSON_does_not_have_is_reported_in_a_file_of_JSON(string manifest) => Analysis<AppManifestAnalyzer>.AssertAsync(App, [("slack-app.json", manifest)]);

    [TestCase("")]
    [TestCase(" ")]
    public async Task An_app_whose_file_has_an_empty_name_is_told_what_to_write(string name) => await Analysis<AppManifestAnalyzer>.AssertMessageAsync(
        App.Replace("[SlackApp]", $$"""[{|#0:SlackApp("{{name}}")|}]""", StringComparison.Ordinal),
        "The name of the manifest is empty; write that of an additional file, or [SlackApp] for slack-app.yaml.");

    [Test]
    public Task A_file_that_is_not_in_the_project_is_reported_at_the_app() => Analysis<AppManifestAnalyzer>.AssertAsync(
        App.Replace("[SlackApp]", """[{|SLACKGEN230:SlackApp("deploy.yaml")|}]""", StringComparison.Ordinal),
        "display_information: { name: Deploy Bot }");

    [Test]
    public Task A_file_of_a_similar_name_is_not_that_of_the_app() => Analysis<AppManifestAnalyzer>.AssertAsync(
        App.Replace("[SlackApp]", """[{|SLACKGEN230:SlackApp("deploy.yaml")|}]""", StringComparison.Ordinal),
        [("undeploy.yaml", "display_information: { name: Deploy Bot }")]);

    [Test]
    public Task A_file_that_the_app_names_is_checked() => Analysis<AppManifestAnalyzer>.AssertAsync(
        App.Replace("[SlackApp]", """[SlackApp("deploy.yaml")]""", StringComparison.Ordinal),
        [("apps/deploy.yaml", "{|SLACKGEN230:setings|}: {}")]);

    [Test]
    public Task An_app_that_does_not_name_its_file_is_reported_if_there_are_two() => Analysis<AppManifestAnalyzer>.AssertAsync(
        App.Replace("[SlackApp]", "[{|SLACKGEN230:SlackApp|}]", StringComparison.Ordinal),
        [("slack-app.yaml", "display_information: { name: Deploy Bot }"), ("slack-app.json", "{}")]);

    [Test]
    public Task An_editorconfig_switches_the_diagnostic_off() => Analysis<AppManifestAnalyzer>.AssertAsync(
        App.Replace("[SlackApp]", """[SlackApp("deploy.yaml")]""", StringComparison.Ordinal),
        [],
        """
        root = true
        [*.cs]
        dotnet_diagnostic.SLACKGEN230.severity = none
        """);

    [Test]
    public Task The_fix_corrects_keys_and_words() => AppManifestFixes<AppManifestAnalyzer, SpellingFix>.AssertAsync(
        App,
        "slack-app.yaml",
        """
            feature: {}
            settings:
              event_subscription: {}
              socket_mode_enabled: "True"
            """,
        """
            features: {}
            settings:
              event_subscriptions: {}
              socket_mode_enabled: true
            """);

    [TestCase("setings: {}\nsettings: {}\n")]
    [TestCase("settings: { event_subscriptions: { bot_events: [app_mentions, app_mention] } }\n")]
    [TestCase("oauth_config: { scopes: { bot: [chat:wirte, chat:write] } }\n")]
    public Task No_fix_is_offered_where_the_right_spelling_is_there_too(string manifest) => AppManifestFixes<AppManifestAnalyzer, SpellingFix>.AssertNoneAsync(App, "slack-app.yaml", manifest);

    [Test]
    public Task No_fix_is_offered_for_a_part_that_has_no_right_spelling() =>
        AppManifestFixes<AppManifestAnalyzer, SpellingFix>.AssertNoneAsync(App, "slack-app.json", "{ \"settings\": {}, \"settings\": 1, }");

    [Test]
    public Task The_fix_corrects_scopes() => AppManifestFixes<AppManifestAnalyzer, SpellingFix>.AssertAsync(
        App,
        "slack-app.yaml",
        "oauth_config:\n  scopes:\n    bot: [chat:wirte, pins:read]\n",
        "oauth_config:\n  scopes:\n    bot: [chat:write, pins:read]\n");

    [Test]
    public Task The_fix_keeps_the_quotes_of_json() => AppManifestFixes<AppManifestAnalyzer, SpellingFix>.AssertAsync(
        App,
        "slack-app.json",
        """{ "setings": { "socket_mode_enabled": true } }""",
        """{ "settings": { "socket_mode_enabled": true } }""");

    private static Task AssertAsync(string manifest) => Analysis<AppManifestAnalyzer>.AssertAsync(App, manifest);
}
