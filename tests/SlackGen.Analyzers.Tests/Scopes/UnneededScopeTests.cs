using SlackGen.Analyzers.Scopes;

namespace SlackGen.Analyzers.Tests.Scopes;

/// <summary>SLACKGEN221: scopes of the app that nothing needs.</summary>
public sealed class UnneededScopeTests
{
    [Test]
    public Task A_scope_that_nothing_needs_is_reported() => AssertAsync(
        """await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);""",
        """
        oauth_config:
          scopes:
            bot:
              - chat:write
              - {|SLACKGEN221:files:read|}
            user:
              - {|SLACKGEN221:search:read|}
        """);

    [TestCase("features: { slash_commands: /deploy }", "commands")]
    [TestCase("features: { shortcut: [{ callback_id: deploy }] }", "commands")]
    [TestCase("settings: { incoming_webhook: { incoming_webhooks_enabled: true } }", "incoming-webhook")]
    [TestCase("features: { unfurl_domain: [example.com] }", "links:write")]
    [TestCase("features: { agent_views: {} }", "assistant:write")]
    [TestCase("settings: { event_subscriptions: [reaction_added] }", "reactions:read")]
    public Task A_scope_that_a_part_that_cannot_be_read_may_need_is_not_reported(string part, string scope) =>
        AssertAsync("", $"{part}\noauth_config: {{ scopes: {{ bot: [{scope}] }} }}");

    [Test]
    public Task Every_scope_that_suffices_for_a_call_is_needed() => AssertAsync(
        """
        await slack.Conversations.HistoryAsync(new() { Channel = Environment.MachineName }, stopping);
        """,
        """
        oauth_config:
          scopes:
            bot: [channels:history, groups:history, im:history]
            user: [mpim:history]
        """);

    [Test]
    public Task A_scope_of_another_kind_of_conversation_is_reported() => AssertAsync(
        """
        await slack.Conversations.HistoryAsync(new() { Channel = "C012AB3CD" }, stopping);
        await slack.Conversations.ListAsync(new() { Types = ["im"] }, stopping);
        """,
        """
        oauth_config:
          scopes:
            bot: [channels:history, groups:history, {|SLACKGEN221:im:history|}, im:read, {|SLACKGEN221:channels:read|}]
        """);

    [Test]
    public Task A_scope_that_extends_one_that_is_needed_is_not_reported() => AssertAsync(
        """
        await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);
        """,
        """
        oauth_config:
          scopes:
            bot: [chat:write, chat:write.public, chat:write.customize, {|SLACKGEN221:users:read.email|}]
        """);

    [Test]
    public Task The_scopes_of_subscriptions_handlers_and_features_are_needed() => Analysis<UnneededScopeAnalyzer>.AssertAsync(
        """
        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            [OnEvent]
            public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;

            [OnEvent]
            public Task Reacted(ReactionAddedEvent added) => Task.CompletedTask;

            [OnCommand("/deploy")]
            public Task<CommandReply> Deploy(SlashCommand command) => Task.FromResult(CommandReply.Nothing);
        }
        """,
        """
        features:
          assistant_view: { assistant_description: Deploys }
          unfurl_domains: [example.com]
        oauth_config:
          scopes:
            bot:
              - app_mentions:read
              - assistant:write
              - channels:history
              - commands
              - {|SLACKGEN221:im:history|}
              - incoming-webhook
              - links:read
              - links:write
              - reactions:read
              - {|SLACKGEN221:users:read|}
        settings:
          event_subscriptions:
            bot_events: [app_mention, message.channels]
          incoming_webhooks: { incoming_webhooks_enabled: true }
        """);

    [Test]
    public Task A_declared_scope_is_needed() => Analysis<UnneededScopeAnalyzer>.AssertAsync(
        "[assembly: SlackScopes(\"files:read\")]\n" + Code.Method("await slack.Auth.TestAsync(cancellationToken: stopping);"),
        """
        oauth_config:
          scopes:
            bot: [files:read, {|SLACKGEN221:files:write|}]
        """);

    [Test]
    public Task A_call_by_a_name_that_is_not_constant_may_need_any_scope() => AssertAsync(
        """
        await slack.CallAsync(Environment.MachineName, new Dictionary<string, object?>(), cancellationToken: stopping);
        """,
        """
        oauth_config:
          scopes:
            bot: [files:read]
        """);

    [Test]
    public Task A_project_without_calls_and_apps_needs_nothing_and_is_not_checked() => Analysis<UnneededScopeAnalyzer>.AssertAsync(
        "namespace Bot;\n\npublic sealed record Release(string Version);",
        """
        oauth_config:
          scopes:
            bot: [files:read]
        """);

    [Test]
    public async Task The_scopes_of_a_library_are_needed()
    {
        var library = new BotProject("Shop.Announcements", Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary);
        library.Add("Client.cs", """
            namespace Shop;

            [SlackApi("chat.postMessage", "files.info")]
            internal partial class AnnouncementClient;
            """);
        var bot = new BotProject("Bot");
        bot.Add(library);
        bot.Add("Program.cs", "await new SlackClient(\"xoxb-1\").Auth.TestAsync();");
        bot.Add("slack-app.yaml", "oauth_config:\n  scopes:\n    bot:\n      - chat:write\n      - pins:write\n");

        var found = (await bot.AnalyzeAsync()).Where(d => d.Id != Descriptors.ScopeNeed.Id).Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(found, Is.EqualTo(new[] { "No call, event or feature needs the bot scope 'pins:write'" }));
    }

    [Test]
    public Task An_editorconfig_silences_it() => Analysis<UnneededScopeAnalyzer>.AssertAsync(
        Code.Method("await slack.Auth.TestAsync(cancellationToken: stopping);"),
        [("slack-app.yaml", "oauth_config:\n  scopes:\n    bot: [files:read]\n")],
        "is_global = true\ndotnet_diagnostic.SLACKGEN221.severity = none\n");

    private static Task AssertAsync(string statements, string appManifest) => Analysis<UnneededScopeAnalyzer>.AssertAsync(Code.Method(statements), appManifest);
}
