using SlackGen.Analyzers.Scopes;

namespace SlackGen.Analyzers.Tests.Scopes;

/// <summary>SLACKGEN221: scopes of the app that nothing needs.</summary>
[Category("Slow")]
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
              - {|SLACKGEN221:pins:read|}
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
            bot: [chat:write, chat:write.public, chat:write.customize]
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
            bot: [pins:read]
        """);

    [Test]
    public Task A_project_without_calls_and_apps_needs_nothing_and_is_not_checked() => Analysis<UnneededScopeAnalyzer>.AssertAsync(
        "namespace Bot;\n\npublic sealed record Release(string Version);",
        """
        oauth_config:
          scopes:
            bot: [pins:read]
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

        Assert.That(found, Is.EqualTo(new[] { "No call, event or feature needs the bot scope 'pins:write'; remove it, or declare it with [assembly: SlackScopes] if code needs it that the compiler does not see" }));
    }

    [Test]
    public Task A_scope_that_extends_one_that_nothing_needs_is_reported() => AssertAsync(
        "await slack.Auth.TestAsync(cancellationToken: stopping);",
        """
        oauth_config:
          scopes:
            bot: [{|SLACKGEN221:chat:write|}, {|SLACKGEN221:chat:write.public|}]
        """);

    [TestCase("bot", "users:read, users:read.email", Description = "the email address of a profile")]
    [TestCase("user", "openid, email, profile", Description = "signing in")]
    [TestCase("user", "identity.basic, identity.email, identity.avatar, identity.team", Description = "signing in as it was")]
    [TestCase("bot", "links.embed:write", Description = "videos in JSON")]
    [TestCase("bot", "incoming-webhook", Description = "a webhook")]
    [TestCase("bot", "files:read", Description = "downloads")]
    [TestCase("user", "auditlogs:read, admin", Description = "other APIs")]
    [TestCase("bot", "commands", Description = "commands of code channels")]
    [TestCase("bot", "clouds:move", Description = "newer than the package")]
    public Task A_scope_whose_uses_no_call_and_no_event_shows_is_not_reported(string token, string scopes) => AssertAsync(
        "await slack.Auth.TestAsync(cancellationToken: stopping);",
        $"oauth_config:\n  scopes:\n    {token}: [{scopes}]\n    bot_optional: []\n");

    [Test]
    public Task A_scope_that_another_one_requires_is_not_reported() => AssertAsync(
        "await slack.Users.LookupByEmailAsync(new() { Email = \"spengler@ghostbusters.example.com\" }, stopping);",
        "oauth_config:\n  scopes:\n    bot: [users:read, users:read.email, {|SLACKGEN221:users:write|}]\n");

    [Test]
    public Task A_scope_of_an_argument_is_needed_with_what_it_requires() => AssertAsync(
        """
        await slack.Files.CompleteUploadExternalAsync(new() { Files = [], Username = "Sale" }, stopping);
        """,
        "oauth_config:\n  scopes:\n    bot: [chat:write.customize, chat:write, files:write]\n");

    [Test]
    public Task A_misspelt_scope_is_not_reported() => AssertAsync(
        "await slack.Chat.PostMessageAsync(new() { Channel = \"C012AB3CD\", Text = \"Sale\" }, stopping);",
        "oauth_config:\n  scopes:\n    bot: [chat:wirte]\n");

    [TestCase("chat.*", null, ExpectedResult = 0, Description = "its calls are not known")]
    [TestCase("chat.*", "", ExpectedResult = 2, Description = "it makes no calls")]
    [TestCase("chat.*", "\"pins:write\"", ExpectedResult = 1, Description = "it declares what it needs")]
    public async Task<int> A_library_with_a_public_client_may_need_any_scope_unless_it_declares_them(string methods, string? declared)
    {
        var library = new BotProject("Shop.Announcements", Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary);
        library.Add("Client.cs", (declared is null ? "" : $"[assembly: SlackScopes({declared})]\n") + $"""
            namespace Shop;

            [SlackApi("{methods}")]
            public partial class AnnouncementClient;
            """);
        return await CountAsync(library);
    }

    [Test]
    public async Task A_library_that_uses_the_client_of_another_one_may_need_any_scope()
    {
        var library = new BotProject("Shop.Calls", Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary);
        library.Add("Announcer.cs", """
            namespace Shop;

            public static class Announcer
            {
                public static Task PinAsync(SlackClient slack) => slack.Pins.AddAsync(new() { Channel = "C012AB3CD", Timestamp = "1503435956.000247" });
            }
            """);

        Assert.That(await CountAsync(library), Is.Zero);
    }

    [Test]
    public async Task A_library_without_a_client_needs_nothing()
    {
        var library = new BotProject("Shop.Blocks", Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary);
        library.Add("Blocks.cs", """
            namespace Shop;

            public static class Blocks
            {
                public static IBlock Line() => new DividerBlock();
            }
            """);

        Assert.That(await CountAsync(library), Is.EqualTo(2));
    }

    [Test]
    public Task An_editorconfig_silences_it() => Analysis<UnneededScopeAnalyzer>.AssertAsync(
        Code.Method("await slack.Auth.TestAsync(cancellationToken: stopping);"),
        [("slack-app.yaml", "oauth_config:\n  scopes:\n    bot: [pins:read]\n")],
        "is_global = true\ndotnet_diagnostic.SLACKGEN221.severity = none\n");

    // The number of unneeded scopes of an app that makes no calls itself.
    private static async Task<int> CountAsync(BotProject library)
    {
        var bot = new BotProject("Bot");
        bot.Add(library);
        bot.Add("Program.cs", "await new SlackClient(\"xoxb-1\").Auth.TestAsync();");
        bot.Add("slack-app.yaml", "oauth_config:\n  scopes:\n    bot:\n      - pins:read\n      - pins:write\n");
        return (await bot.AnalyzeAsync()).Count(d => d.Id == Descriptors.UnneededScope.Id);
    }

    private static Task AssertAsync(string statements, string appManifest) => Analysis<UnneededScopeAnalyzer>.AssertAsync(Code.Method(statements), appManifest);
}
