using SlackGen.Analyzers.AppManifests;
using SlackGen.CodeFixes.AppManifests;

namespace SlackGen.Analyzers.Tests.AppManifests;

/// <summary>SLACKGEN224: subscriptions whose scope is missing.</summary>
[Category("Slow")]
public sealed class EventScopeAnalyzerTests
{
    private static readonly string App = Code.App("[OnEvent] public Task Log(IEvent e) => Task.CompletedTask;");

    [Test]
    public Task A_subscription_whose_scope_is_missing_is_reported() => AssertAsync("""
        oauth_config:
          scopes:
            bot: [im:history]
        settings:
          event_subscriptions:
            bot_events: [{|SLACKGEN224:app_mention|}, {|SLACKGEN224:message.channels|}, message.im]
        """);

    [Test]
    public Task Any_one_of_the_scopes_suffices() => AssertAsync("""
        oauth_config:
          scopes:
            bot: [groups:read]
        settings:
          event_subscriptions:
            bot_events: [member_joined_channel]
        """);

    [Test]
    public Task The_events_of_users_need_scopes_of_the_user_token() => AssertAsync("""
        oauth_config:
          scopes:
            bot: [reactions:read]
            user: [dnd:read]
        settings:
          event_subscriptions:
            user_events: [dnd_updated, {|SLACKGEN224:reaction_added|}]
        """);

    [Test]
    public Task Events_without_scopes_are_not_reported() => AssertAsync("""
        settings:
          event_subscriptions:
            bot_events: [app_home_opened, app_uninstalled, tokens_revoked, function_executed, message.session]
        """);

    [TestCase("oauth_config: { scopes: [app_mentions:read] }")]
    [TestCase("oauth_config: { scopes: { bot: app_mentions:read } }")]
    [TestCase("oauth_config: { scopes: { bots: [app_mentions:read] } }")]
    public Task A_scope_that_may_be_in_a_part_that_cannot_be_read_is_not_reported(string scopes) =>
        AssertAsync(scopes + "\nsettings: { event_subscriptions: { bot_events: [app_mention] } }");

    [Test]
    public Task A_misspelt_scope_counts_as_the_one_that_is_meant() => AssertAsync("""
        oauth_config:
          scopes:
            bot: [app_mention:read]
        settings:
          event_subscriptions:
            bot_events: [app_mention]
        """);

    [Test]
    public Task An_event_that_the_package_does_not_know_is_not_reported() => AssertAsync("""
        settings:
          event_subscriptions:
            bot_events: [release_published]
        """);

    [Test]
    public Task An_app_in_json_is_reported_too() => Analysis<EventScopeAnalyzer>.AssertAsync(App, [("slack-app.json", """
        {
            "settings": { "event_subscriptions": { "bot_events": [{|SLACKGEN224:"app_mention"|}] } }
        }
        """)]);

    [Test]
    public Task A_file_that_an_app_names_is_checked() => Analysis<EventScopeAnalyzer>.AssertAsync(
        App.Replace("[SlackApp]", """[SlackApp("apps/deploy.yaml")]""", StringComparison.Ordinal),
        [("apps/deploy.yaml", "settings: { event_subscriptions: { bot_events: [{|SLACKGEN224:app_mention|}] } }")]);

    [Test]
    public Task The_fix_asks_for_the_scope() => AppManifestFixes<EventScopeAnalyzer, AddEventScopeFix>.AssertAsync(
        App,
        "slack-app.yaml",
        """
            oauth_config:
              scopes:
                bot:
                  - chat:write
            settings:
              event_subscriptions:
                bot_events:
                  - app_mention
            """,
        """
            oauth_config:
              scopes:
                bot:
                  - chat:write
                  - app_mentions:read
            settings:
              event_subscriptions:
                bot_events:
                  - app_mention
            """);

    private static Task AssertAsync(string manifest) => Analysis<EventScopeAnalyzer>.AssertAsync(App, manifest);
}
