using SlackGen.Analyzers.Scopes;

namespace SlackGen.Analyzers.Tests.Scopes;

/// <summary>SLACKGEN220: scopes that the code needs and the app does not ask for.</summary>
public sealed class MissingScopeTests
{
    [Test]
    public Task A_call_whose_scope_is_missing_is_reported() => AssertAsync(
        """
        await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);
        await slack.Reactions.{|SLACKGEN220:AddAsync|}(new() { Channel = "C012AB3CD", Timestamp = "1503435956.000247", Name = "tada" }, stopping);
        """,
        "chat:write");

    [Test]
    public Task A_call_with_any_of_its_scopes_is_not_reported() => AssertAsync(
        """
        foreach (var channel in new[] { "general", "random" })
        {
            await slack.Conversations.HistoryAsync(new() { Channel = channel }, stopping);
        }
        """,
        "groups:history");

    [TestCase("oauth_config: { scopes: [chat:write] }")]
    [TestCase("oauth_config: { scopes: { bot: chat:write } }")]
    [TestCase("oauth_config: { scope: { bot: [chat:write] } }")]
    [TestCase("common: &o {}\noauth_config: *o")]
    public Task A_scope_that_may_be_in_a_part_that_cannot_be_read_is_not_reported(string manifest) => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Code.Method("""await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);"""),
        manifest);

    [Test]
    public Task A_call_without_scopes_is_not_reported() => AssertAsync("await slack.Auth.TestAsync(cancellationToken: stopping);");

    [Test]
    public Task A_scope_of_a_user_token_suffices_for_a_client_that_may_hold_one() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Code.Method("""await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);"""),
        """
        oauth_config:
          scopes:
            user:
              - chat:write
        """);

    [Test]
    public Task A_scope_of_a_user_token_does_not_suffice_for_a_client_with_a_bot_token() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        """
        using Shop;
        namespace Shop
        {
            [SlackApi("chat.postMessage", Token = SlackTokenKinds.Bot)]
            public partial class BotClient;

            public static class Announcer
            {
                public static Task PostAsync(BotClient slack) => slack.Chat.{|SLACKGEN220:PostMessageAsync|}(new() { Channel = "C024BE91L", Text = "Sale" });
                public static Task PostAsync(BotClient slack, string token) => slack.WithToken(token).Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" });
            }
        }
        """,
        """
        oauth_config:
          scopes:
            user:
              - chat:write # nothing else
        """);

    [TestCase("C012AB3CD", "im:history")]
    [TestCase("D012AB3CD", "channels:history")]
    [TestCase("G012AB3CD", "channels:history")]
    public Task The_ID_of_a_conversation_says_which_scopes_fit(string channel, string scope) => AssertAsync(
        $$"""await slack.Conversations.{|SLACKGEN220:HistoryAsync|}(new() { Channel = "{{channel}}" }, stopping);""", scope);

    [TestCase("C012AB3CD", "channels:history")]
    [TestCase("C012AB3CD", "groups:history")]
    [TestCase("D012AB3CD", "im:history")]
    [TestCase("G012AB3CD", "mpim:history")]
    public Task A_scope_that_fits_the_conversation_is_not_reported(string channel, string scope) => AssertAsync(
        $$"""await slack.Conversations.HistoryAsync(new() { Channel = "{{channel}}" }, stopping);""", scope);

    [Test]
    public Task Each_kind_of_conversation_that_is_listed_needs_a_scope_of_its_own() => AssertAsync(
        """
        await slack.Conversations.ListAsync(new() { Types = [ConversationType.PublicChannel] }, stopping);
        await slack.Conversations.{|SLACKGEN220:{|SLACKGEN220:ListAsync|}|}(new() { Types = [ConversationType.PublicChannel, ConversationType.PrivateChannel, "im"] }, stopping);
        await slack.Users.{|SLACKGEN220:ConversationsAsync|}(new() { Types = ["public_channel,mpim"] }, stopping);
        """,
        "channels:read");

    [Test]
    public Task A_list_of_conversations_has_public_channels_where_the_call_does_not_say() => AssertAsync(
        """
        await slack.Conversations.{|SLACKGEN220:ListAsync|}(new() { ExcludeArchived = true }, stopping);
        """,
        "groups:read");

    [Test]
    public Task Kinds_of_conversations_that_are_not_constant_may_be_any() => AssertAsync(
        """
        var types = Environment.GetCommandLineArgs().Select(a => (ConversationType)a).ToList();
        await slack.Conversations.ListAsync(new() { Types = types }, stopping);
        await slack.Conversations.ListAsync(new() { Types = [.. types] }, stopping);
        """,
        "groups:read");

    [Test]
    public Task A_call_by_name_is_reported() => AssertAsync(
        """
        await slack.{|SLACKGEN220:CallAsync|}("reactions.add", new Dictionary<string, object?> { ["name"] = "tada" }, cancellationToken: stopping);
        """,
        "chat:write");

    [Test]
    public Task A_command_and_a_shortcut_need_the_scope_of_commands() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        """
        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            [{|SLACKGEN220:OnCommand("/deploy")|}]
            public Task<CommandReply> Deploy(SlashCommand command) => Task.FromResult(CommandReply.Nothing);

            [{|SLACKGEN220:OnShortcut("deploy")|}]
            public Task Deploy(GlobalShortcut shortcut) => Task.CompletedTask;

            [OnAction("roll_back")]
            public Task RollBack(ButtonAction click) => Task.CompletedTask;
        }
        """,
        """
        oauth_config:
          scopes:
            bot: []
        """);

    [Test]
    public Task A_declared_scope_that_is_missing_is_reported_at_its_declaration() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        """
        [assembly: {|SLACKGEN220:SlackScopes("files:read", "chat:write", "im:write|mpim:write")|}]
        [assembly: {|SLACKGEN220:SlackScopes("search:read", Token = SlackTokenKinds.User)|}]
        [assembly: SlackScopes("connections:write", Token = SlackTokenKinds.App)]
        """,
        """
        oauth_config:
          scopes:
            bot:
              - chat:write
              - mpim:write
        """);

    [Test]
    public async Task A_declared_scope_of_a_library_that_is_missing_is_reported_at_the_scopes_of_the_app()
    {
        var library = new BotProject("Shop.Announcements", Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary);
        library.Add("Scopes.cs", """[assembly: SlackScopes("chat:write", "files:write")]""");
        var bot = new BotProject("Shop");
        bot.Add(library);
        bot.Add("Program.cs", "return;");
        bot.Add("slack-app.yaml", "display_information:\n  name: Shop\noauth_config:\n  scopes:\n    bot:\n      - chat:write\n");

        var found = (await bot.AnalyzeAsync()).Where(d => d.Id == Descriptors.MissingScope.Id).ToList();

        Assert.That(found.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(new[]
        {
            "'Shop.Announcements' needs the bot scope 'files:write', which slack-app.yaml does not request",
        }));
        Assert.That(found[0].Location.GetLineSpan().StartLinePosition.Line, Is.EqualTo(4));
    }

    [Test]
    public Task A_project_without_a_manifest_is_not_checked() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Code.Method("""await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);"""));

    [Test]
    public Task JSON_is_a_manifest_too() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Code.Method("""await slack.Chat.{|SLACKGEN220:PostMessageAsync|}(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);"""),
        [("slack-app.json", "{\n\t\"oauth_config\": { \"scopes\": { \"bot\": [\"chat:write.public\"] } }\n}\n")]);

    [Test]
    public Task A_pragma_silences_it() => AssertAsync("""
        #pragma warning disable SLACKGEN220 // asked for elsewhere
        await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);
        #pragma warning restore SLACKGEN220
        """);

    [Test]
    public Task An_editorconfig_silences_it() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Code.Method("""await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);"""),
        [("slack-app.yaml", "settings: {}\n")],
        "is_global = true\ndotnet_diagnostic.SLACKGEN220.severity = none\n");

    // The scopes are those of the bot token.
    private static Task AssertAsync(string statements, params string[] scopes) => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Code.Method(statements), $"oauth_config:\n  scopes:\n    bot: [{string.Join(", ", scopes)}]\n");
}
