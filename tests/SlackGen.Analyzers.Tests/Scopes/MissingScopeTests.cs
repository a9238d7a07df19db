using SlackGen.Analyzers.Scopes;

namespace SlackGen.Analyzers.Tests.Scopes;

/// <summary>SLACKGEN220: scopes that the code needs and the app does not request.</summary>
[Category("Slow")]
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
    [TestCase("C012AB3CD", "mpim:history")]
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

            [OnShortcut("deploy")]
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
            "The library 'Shop.Announcements' needs the bot scope 'files:write', which slack-app.yaml does not request; add it to 'oauth_config.scopes'",
        }));
        Assert.That(found[0].Location.GetLineSpan().StartLinePosition.Line, Is.EqualTo(4));
    }

    [Test]
    public async Task A_missing_scope_has_one_diagnostic_in_a_class_with_the_places_of_the_others()
    {
        var bot = new BotProject("Shop");
        bot.Add("Announcer.cs", Code.Method("""
            await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);
                    await slack.Chat.UpdateAsync(new() { Channel = "C012AB3CD", Ts = "1503435956.000247", Text = "Sold" }, stopping);
            """) + "\npublic static class Other { public static Task PostAsync(SlackClient slack) => slack.Chat.PostMessageAsync(new() { Channel = \"C012AB3CD\", Text = \"Sale\" }); }\n");
        bot.Add("Program.cs", "return;");
        bot.Add("slack-app.yaml", "oauth_config:\n  scopes:\n    bot: []\n");

        var found = (await bot.AnalyzeAsync()).Where(d => d.Id == Descriptors.MissingScope.Id).ToList();

        Assert.That(found.Select(Line), Is.EqualTo(new[] { 6, 11 }));
        Assert.That(found[0].AdditionalLocations.Select(l => (l.GetLineSpan().Path, l.GetLineSpan().StartLinePosition.Line)), Is.EqualTo(new[] { ("slack-app.yaml", 2), ("Announcer.cs", 7) }));

        static int Line(Microsoft.CodeAnalysis.Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;
    }

    [Test]
    public Task A_nested_class_has_a_diagnostic_of_its_own() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        """
        namespace Shop;

        public static class Announcer
        {
            private static class Inner
            {
                public static Task PostAsync(SlackClient slack) => slack.Chat.{|SLACKGEN220:PostMessageAsync|}(new() { Channel = "C012AB3CD", Text = "Sale" });
            }

            public static Task PostAsync(SlackClient slack) => slack.Chat.{|SLACKGEN220:PostMessageAsync|}(new() { Channel = "C012AB3CD", Text = "Sale" });
        }
        """,
        "settings: {}\n");

    [Test]
    public async Task A_call_of_a_program_without_a_class_is_reported()
    {
        var bot = new BotProject("Shop");
        bot.Add("Program.cs", "await new SlackClient(\"xoxb-1\").Chat.PostMessageAsync(new() { Channel = \"C012AB3CD\", Text = \"Sale\" });");
        bot.Add("slack-app.yaml", "settings: {}\n");

        Assert.That((await bot.AnalyzeAsync()).Select(d => d.Id), Has.One.EqualTo(Descriptors.MissingScope.Id));
    }

    [TestCase("chat:write")]
    [TestCase("assistant:write")]
    public Task The_status_of_a_thread_takes_either_scope(string scope) => AssertAsync(
        """await slack.Assistant.Threads.SetStatusAsync(new() { ChannelId = "D012AB3CD", ThreadTs = "1503435956.000247", Status = "is thinking" }, stopping);""", scope);

    [Test]
    public Task The_identity_of_a_user_takes_the_scope_of_signing_in() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Code.Method("await slack.Users.IdentityAsync(cancellationToken: stopping);"), "oauth_config:\n  scopes:\n    user: [identity.basic]\n");

    [Test]
    public Task A_misspelt_scope_counts_as_the_one_that_is_meant() => AssertAsync(
        """
        await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);
        await slack.Pins.{|SLACKGEN220:AddAsync|}(new() { Channel = "C012AB3CD", Timestamp = "1503435956.000247" }, stopping);
        """,
        "chat:wirte");

    [TestCase("new() { Channel = \"C012AB3CD\", Text = \"Sale\", {|#0:Username|} = \"Shop\" }")]
    [TestCase("new() { Channel = \"C012AB3CD\", Text = \"Sale\", IconUrl = \"https://shop.example.com/icon.png\", IconEmoji = \":moneybag:\" }")]
    public Task Another_name_or_picture_of_the_sender_needs_a_scope(string request) => AssertAsync(
        $"await slack.Chat.{{|SLACKGEN220:PostMessageAsync|}}({request.Replace("{|#0:Username|}", "Username", StringComparison.Ordinal)}, stopping);", "chat:write");

    [TestCase("new() { Channel = \"C012AB3CD\", Text = \"Sale\", Username = null }", "chat:write")]
    [TestCase("new() { Channel = \"C012AB3CD\", Text = \"Sale\", Username = \"Shop\" }", "chat:write, chat:write.customize")]
    public Task The_name_of_the_app_or_its_scope_is_not_reported(string request, string scopes) =>
        AssertAsync($"await slack.Chat.PostMessageAsync({request}, stopping);", scopes);

    [Test]
    public Task A_client_with_a_user_token_cannot_have_the_scope_of_an_argument() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        """
        using Shop;
        namespace Shop
        {
            [SlackApi("chat.postMessage", Token = SlackTokenKinds.User)]
            public partial class UserClient;

            public static class Announcer
            {
                public static Task PostAsync(UserClient slack) => slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale", Username = "Shop" });
            }
        }
        """,
        "oauth_config:\n  scopes:\n    user:\n      - chat:write # nothing else\n");

    [TestCase("[\"U012AB3CD\"]", "im:write")]
    [TestCase("[Environment.MachineName]", "im:write")]
    [TestCase("new[] { \"U012AB3CD\", \"U012AB3CE\" }", "mpim:write")]
    [TestCase("[\"U012AB3CD\", \"U012AB3CE\"]", "mpim:write")]
    [TestCase("[.. Environment.GetCommandLineArgs()]", "channels:manage")]
    public Task One_user_opens_a_direct_message_and_several_open_a_group(string users, string scope) => AssertAsync(
        $"await slack.Conversations.OpenAsync(new() {{ Users = {users} }}, stopping);", scope);

    [TestCase("[\"U012AB3CD\"]", "mpim:write")]
    [TestCase("[\"U012AB3CD\", \"U012AB3CE\"]", "im:write")]
    public Task The_scope_of_another_kind_of_direct_message_does_not_suffice(string users, string scope) => AssertAsync(
        $"await slack.Conversations.{{|SLACKGEN220:OpenAsync|}}(new() {{ Users = {users} }}, stopping);", scope);

    [TestCase("", "channels:manage")]
    [TestCase(", IsPrivate = false", "channels:manage")]
    [TestCase(", IsPrivate = true", "groups:write")]
    [TestCase(", IsPrivate = Environment.Is64BitProcess", "groups:write")]
    [TestCase(", IsPrivate = Environment.Is64BitProcess", "channels:manage")]
    public Task A_new_channel_needs_the_scope_of_its_kind(string isPrivate, string scope) => AssertAsync(
        $"await slack.Conversations.CreateAsync(new() {{ Name = \"sale\"{isPrivate} }}, stopping);", scope);

    [TestCase("", "groups:write")]
    [TestCase(", IsPrivate = true", "channels:manage")]
    [TestCase(", IsPrivate = true", "im:write")]
    public Task The_scope_of_the_other_kind_of_channel_does_not_suffice(string isPrivate, string scope) => AssertAsync(
        $"await slack.Conversations.{{|SLACKGEN220:CreateAsync|}}(new() {{ Name = \"sale\"{isPrivate} }}, stopping);", scope);

    [Test]
    public Task A_video_needs_the_scope_of_embedding() => AssertAsync(
        """
        IBlock video = new {|SLACKGEN220:VideoBlock|} { VideoUrl = "https://shop.example.com/v", ThumbnailUrl = "https://shop.example.com/t", AltText = "Sale", Title = "Sale" };
        VideoBlock another = new() { VideoUrl = "https://shop.example.com/v", ThumbnailUrl = "https://shop.example.com/t", AltText = "Sale", Title = "Sale" };
        IBlock divider = new DividerBlock();
        """);

    [Test]
    public Task A_video_with_its_scope_is_not_reported() => AssertAsync(
        """
        IBlock video = new VideoBlock { VideoUrl = "https://shop.example.com/v", ThumbnailUrl = "https://shop.example.com/t", AltText = "Sale", Title = "Sale" };
        """,
        "links.embed:write");

    [Test]
    public Task A_scope_needs_those_that_it_requires() => AssertAsync(
        """
        await slack.Users.{|SLACKGEN220:LookupByEmailAsync|}(new() { Email = "spengler@ghostbusters.example.com" }, stopping);
        """,
        "users:read.email");

    [Test]
    public Task Subscriptions_to_metadata_need_their_scope() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        "namespace Bot;",
        """
        oauth_config:
          scopes:
            {|SLACKGEN220:|}bot: []
        settings:
          event_subscriptions:
            metadata_subscriptions: [{ app_id: A012AB3CD, event_type: sold }]
        """);

    [Test]
    public Task A_call_outside_of_apps_belongs_to_the_only_manifest_of_the_project() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Outside("PostMessageAsync", marked: true), [("deploy.yaml", "oauth_config:\n  scopes:\n    bot: []\n")]);

    [Test]
    public Task A_call_outside_of_apps_is_not_compared_with_one_of_several_manifests() => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Outside("PostMessageAsync", marked: false), [("deploy.yaml", "oauth_config:\n  scopes:\n    bot: []\n"), ("slack-app.yaml", "settings: {}\n")]);

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

    // An app that names its manifest, and a call in another class.
    private static string Outside(string call, bool marked) => $$"""
        namespace Bot;

        [SlackApp("deploy.yaml")]
        public partial class DeployApp
        {
            [OnAction("roll_back")]
            public Task RollBack(ButtonAction click) => Task.CompletedTask;
        }

        public static class Announcer
        {
            public static Task PostAsync(SlackClient slack) => slack.Chat.{{(marked ? $"{{|SLACKGEN220:{call}|}}" : call)}}(new() { Channel = "C012AB3CD", Text = "Sale" });
        }
        """;

    // The scopes are those of the bot token.
    private static Task AssertAsync(string statements, params string[] scopes) => Analysis<MissingScopeAnalyzer>.AssertAsync(
        Code.Method(statements), $"oauth_config:\n  scopes:\n    bot: [{string.Join(", ", scopes)}]\n");
}
