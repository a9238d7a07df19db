using SlackGen.Analyzers.Tokens;

namespace SlackGen.Analyzers.Tests.Tokens;

/// <summary>SLACKGEN231: calls of methods that take other kinds of token than the client holds.</summary>
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
}
