using SlackGen.Analyzers.Tokens;

namespace SlackGen.Analyzers.Tests.Tokens;

/// <summary>SLACKGEN231: calls of methods that take other kinds of token than the client holds.</summary>
[Category("Slow")]
public sealed class TokenAnalyzerTests
{
    [Test]
    public Task A_call_that_only_takes_a_user_token_is_reported_on_a_client_with_a_bot_token() => Analysis<TokenAnalyzer>.AssertAsync("""
        using Shop;
        namespace Shop
        {
            [SlackApi("search.messages", "chat.postMessage", Token = SlackTokenKinds.Bot)]
            public partial class BotClient;

            public static class Finder
            {
                public static Task FindAsync(BotClient slack) => slack.Search.{|SLACKGEN231:MessagesAsync|}(new() { Query = "sale" });
            }
        }
        """);

    [Test]
    public Task A_call_that_takes_the_token_of_the_client_is_not_reported() => Analysis<TokenAnalyzer>.AssertAsync("""
        using Shop;
        namespace Shop
        {
            [SlackApi("search.messages", "chat.postMessage", Token = SlackTokenKinds.Bot)]
            public partial class BotClient;

            public static class Announcer
            {
                public static Task PostAsync(BotClient slack) => slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" });
            }
        }
        """);

    [Test]
    public Task A_client_that_declares_no_token_is_not_reported() => Analysis<TokenAnalyzer>.AssertAsync(Code.Method("""
        await slack.Search.MessagesAsync(new() { Query = "sale" }, stopping);
        """));

    [Test]
    public Task A_copy_with_another_token_is_not_reported() => Analysis<TokenAnalyzer>.AssertAsync("""
        using Shop;
        namespace Shop
        {
            [SlackApi("search.messages", Token = SlackTokenKinds.Bot)]
            public partial class BotClient;

            public static class Finder
            {
                public static async Task FindAsync(BotClient slack, string userToken)
                {
                    var user = slack.WithToken(userToken);
                    await user.Search.MessagesAsync(new() { Query = "sale" });
                    await slack.WithTokenProvider(_ => new ValueTask<string>(userToken)).Search.MessagesAsync(new() { Query = "sale" });
                    await slack.Search.MessagesAsync(new() { Query = "sale", Token = userToken });
                }
            }
        }
        """);

    [Test]
    public Task A_call_by_position_and_a_call_by_name_are_reported() => Analysis<TokenAnalyzer>.AssertAsync("""
        using Shop;
        namespace Shop
        {
            [SlackApi("search.messages", Token = SlackTokenKinds.Bot)]
            public partial class BotClient;

            public static class Finder
            {
                public static async Task FindAsync(BotClient slack)
                {
                    await slack.Search.{|SLACKGEN231:MessagesAsync|}("sale");
                    await slack.{|SLACKGEN231:CallAsync|}("search.messages", new Dictionary<string, object?> { ["query"] = "sale" });
                }
            }
        }
        """);

    [Test]
    public async Task Variables_that_are_initialized_with_each_other_while_the_user_types_end_the_search()
    {
        var project = new BotProject("Bot");
        project.Add("Bot.cs", Code.Method("""
            SlackClient one = two;
            SlackClient two = one;
            SlackClient three = three;
            await two.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" }, stopping);
            await three.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" }, stopping);
            """));
        project.Add("Program.cs", "return;");

        // The variables are used before their declaration, or unassigned.
        var found = await Task.Run(() => project.AnalyzeAsync("CS0165", "CS0841")).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(found.Select(d => d.Id), Has.None.EqualTo("AD0001"));
    }
}
