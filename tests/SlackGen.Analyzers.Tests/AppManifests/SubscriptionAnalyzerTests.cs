using SlackGen.Analyzers.AppManifests;
using SlackGen.CodeFixes.AppManifests;

namespace SlackGen.Analyzers.Tests.AppManifests;

/// <summary>SLACKGEN222 and SLACKGEN223: handlers of events without a subscription, and subscriptions without a handler.</summary>
[Category("Slow")]
public sealed class SubscriptionAnalyzerTests
{
    [Test]
    public Task A_handler_of_an_event_to_which_the_app_does_not_subscribe_is_reported() => AssertAsync(
        """
            [{|SLACKGEN222:OnEvent|}] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;
            [OnEvent] public Task Opened(AppHomeOpenedEvent opened) => Task.CompletedTask;
            """,
        ["app_home_opened"]);

    [Test]
    public Task A_handler_that_names_its_event_is_reported_at_the_name() => AssertAsync(
        """[OnEvent("reaction_added", {|SLACKGEN222:"reaction_removed"|})] public Task Reacted(IEvent change) => Task.CompletedTask;""",
        ["reaction_added"]);

    [Test]
    public Task Any_subscription_to_messages_serves_a_handler_of_messages() => AssertAsync(
        "[OnEvent] public Task Written(MessageEvent message) => Task.CompletedTask;",
        ["message.im"]);

    [Test]
    public Task The_subscription_of_a_direct_message_does_not_serve_a_handler_of_messages_in_channels() => AssertAsync(
        """
            [OnEvent({|SLACKGEN222:"message.channels"|})] public Task Written(MessageEvent message) => Task.CompletedTask;
            [OnEvent("message.im")] public Task Told(MessageEvent message) => Task.CompletedTask;
            """,
        ["message.im"]);

    [Test]
    public Task A_subtype_is_served_by_the_subscriptions_of_its_event() => AssertAsync(
        "[OnEvent] public Task Edited(MessageChangedEvent change) => Task.CompletedTask;",
        ["message.groups"]);

    [Test]
    public Task The_events_that_end_an_installation_need_no_handler() => AssertAsync(
        "[OnEvent] public Task Opened(AppHomeOpenedEvent opened) => Task.CompletedTask;",
        ["app_home_opened", "app_uninstalled", "tokens_revoked"]);

    [Test]
    public Task A_handler_of_every_event_takes_every_subscription() => AssertAsync(
        "[OnEvent] public Task Log(IEvent e) => Task.CompletedTask;",
        ["team_join", "message.mpim"]);

    [Test]
    public Task A_handler_of_every_event_is_reported_in_an_app_without_subscriptions() => AssertAsync(
        "[{|SLACKGEN222:OnEvent|}] public Task Log(IEvent e) => Task.CompletedTask;",
        []);

    [Test]
    public Task The_subscription_of_a_user_serves_a_handler() => Analysis<SubscriptionAnalyzer>.AssertAsync(
        App("[OnEvent] public Task Changed(DndUpdatedEvent change) => Task.CompletedTask;"),
        """
        settings:
          event_subscriptions:
            user_events: [dnd_updated]
        """);

    [Test]
    public Task A_run_of_a_function_needs_no_subscription_if_the_app_has_functions() => Analysis<SubscriptionAnalyzer>.AssertAsync(
        App("[OnEvent] public Task Ran(FunctionExecutedEvent run) => Task.CompletedTask;"),
        """
        functions:
          is_live: { title: Is it live?, description: Says whether it is live., input_parameters: {}, output_parameters: {} }
        """);

    [Test]
    public Task A_subscription_to_metadata_serves_its_events() => Analysis<SubscriptionAnalyzer>.AssertAsync(
        App("[OnEvent] public Task Posted(MessageMetadataPostedEvent posted) => Task.CompletedTask;"),
        """
        settings:
          event_subscriptions:
            metadata_subscriptions:
              - { app_id: "*", event_type: deployed }
        """);

    [Test]
    public Task A_project_without_a_manifest_is_not_reported() => Analysis<SubscriptionAnalyzer>.AssertAsync(
        App("[OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;"));

    [Test]
    public Task A_subscription_that_no_handler_takes_is_reported() => AssertAsync(
        "[OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;",
        ["app_mention", "{|SLACKGEN223:team_join|}", "{|SLACKGEN223:message.im|}"]);

    [Test]
    public Task A_handler_of_a_function_takes_the_subscription_to_its_runs() => AssertAsync(
        """[OnFunction("is_live")] public Task<FunctionReply> IsLive(FunctionExecutedEvent run) => Task.FromResult(FunctionReply.Fail("No"));""",
        ["function_executed"]);

    [Test]
    public Task A_subscription_is_not_reported_in_a_project_without_an_app() => Analysis<SubscriptionAnalyzer>.AssertAsync(
        Code.Method("""await slack.Chat.PostMessageAsync("C024BE91L", "Sale", cancellationToken: stopping);"""),
        Manifest(["team_join"]));

    [Test]
    public Task Each_app_is_compared_with_the_manifest_that_it_names() => Analysis<SubscriptionAnalyzer>.AssertAsync(
        """
        namespace Bot;

        [SlackApp("deploy/slack-app.yaml")]
        public partial class DeployApp
        {
            [OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;
        }

        [SlackApp("welcome.yaml")]
        public partial class WelcomeApp
        {
            [OnEvent] public Task Joined(TeamJoinEvent joined) => Task.CompletedTask;
            [{|SLACKGEN222:OnEvent|}] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;
        }
        """,
        [("deploy/slack-app.yaml", Manifest(["app_mention", "{|SLACKGEN223:pin_added|}"])), ("welcome.yaml", Manifest(["team_join"]))]);

    [Test]
    public Task A_pragma_switches_the_diagnostic_off() => AssertAsync(
        """
            #pragma warning disable SLACKGEN222 // the tests of this app have no manifest
            [OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;
            #pragma warning restore SLACKGEN222
            """,
        []);

    [Test]
    public Task An_editorconfig_switches_the_diagnostic_off() => Analysis<SubscriptionAnalyzer>.AssertAsync(
        App("[OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;"),
        [("slack-app.yaml", Manifest([]))],
        """
        root = true
        [*.cs]
        dotnet_diagnostic.SLACKGEN222.severity = none
        """);

    [Test]
    public Task The_fix_subscribes_to_the_event() => Fix<SubscriptionAnalyzer, AddSubscriptionFix>.AssertAsync(
        App("[{|SLACKGEN222:OnEvent|}] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;"),
        App("[OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;"),
        [("slack-app.yaml", "settings:\n  org_deploy_enabled: true\n")],
        [("slack-app.yaml", "settings:\n  org_deploy_enabled: true\n  event_subscriptions:\n    bot_events:\n      - app_mention\n")]);

    [TestCase("message.channels", null)]
    [TestCase("message.im", "AddSubscriptionFix message.im")]
    public Task The_fix_offers_each_subscription_of_the_event(string subscription, string? key) => Fix<SubscriptionAnalyzer, AddSubscriptionFix>.AssertAsync(
        App("[{|SLACKGEN222:OnEvent|}] public Task Edited(MessageChangedEvent change) => Task.CompletedTask;"),
        App("[OnEvent] public Task Edited(MessageChangedEvent change) => Task.CompletedTask;"),
        [("slack-app.json", """{ "settings": { "event_subscriptions": { "bot_events": [] } } }""")],
        [("slack-app.json", $$"""{ "settings": { "event_subscriptions": { "bot_events": ["{{subscription}}"] } } }""")],
        key);

    [TestCase("settings: 1")]
    [TestCase("settings: { event_subscriptions: { bot_events: app_mention } }")]
    [TestCase("settings: { event_subscriptions: { bot_event: [app_mention] } }")]
    [TestCase("common: &s {}\nsettings: *s")]
    [TestCase("common: &s {}\nsettings: { <<: *s }")]
    [TestCase("settings: {}\nsettings: {}")]
    public Task An_event_that_may_be_in_a_part_that_cannot_be_read_is_not_reported(string manifest) => Analysis<SubscriptionAnalyzer>.AssertAsync(
        App("[OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;"),
        manifest);

    [TestCase("settings: { event_subscriptions: { user_events: [dnd_updated_user] } }", "user")]
    [TestCase("settings: { event_subscriptions: { user_events: [dnd_updated_user], bot_events: [dnd_updated_user] } }", "bot")]
    [TestCase("oauth_config: { scopes: { user: [dnd:read] } }", "user")]
    [TestCase("oauth_config: { scopes: { user: [dnd:read], bot: [chat:write] } }", "bot")]
    [TestCase("features: { bot_user: { display_name: Bot } }\noauth_config: { scopes: { user: [dnd:read] } }", "bot")]
    [TestCase("display_information: { name: Bot }", "bot")]
    public Task The_list_for_a_subscription_is_that_of_the_token_that_the_app_has(string manifest, string token) => Analysis<SubscriptionAnalyzer>.AssertMessageAsync(
        App("[{|#0:OnEvent|}] public Task Changed(DndUpdatedEvent change) => Task.CompletedTask;"
            + (manifest.Contains("dnd_updated_user", StringComparison.Ordinal) ? "[OnEvent] public Task Log(IEvent e) => Task.CompletedTask;" : "")),
        $"'Changed' handles 'dnd_updated', to which slack-app.yaml does not subscribe; add 'dnd_updated' to 'settings.event_subscriptions.{token}_events'",
        manifest);

    [Test]
    public Task The_fix_subscribes_for_the_users_of_an_app_without_a_bot() => Fix<SubscriptionAnalyzer, AddSubscriptionFix>.AssertAsync(
        App("[{|SLACKGEN222:OnEvent|}] public Task Changed(DndUpdatedEvent change) => Task.CompletedTask;"),
        App("[OnEvent] public Task Changed(DndUpdatedEvent change) => Task.CompletedTask;"),
        [("slack-app.yaml", "oauth_config:\n  scopes:\n    user: [dnd:read]\n")],
        [("slack-app.yaml", "oauth_config:\n  scopes:\n    user: [dnd:read]\nsettings:\n  event_subscriptions:\n    user_events:\n      - dnd_updated\n")]);

    private static Task AssertAsync(string handlers, string[] events) => Analysis<SubscriptionAnalyzer>.AssertAsync(App(handlers), Manifest(events));

    private static string Manifest(string[] events) => $"""
        settings:
          event_subscriptions:
            bot_events: [{string.Join(", ", events)}]
        """;

    private static string App(string handlers) => Code.App(handlers);

    [Test]
    public Task A_misspelt_subscription_is_reported_by_its_own_diagnostic_only() => Analysis<SubscriptionAnalyzer>.AssertAsync(
        Code.App("[OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;"),
        "settings: { event_subscriptions: { bot_events: [app_mentions] } }");
}
