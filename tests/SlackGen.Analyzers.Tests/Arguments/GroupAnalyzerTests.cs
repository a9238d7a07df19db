using SlackGen.Analyzers.Arguments;

namespace SlackGen.Analyzers.Tests.Arguments;

/// <summary>SLACKGEN236: groups of properties that are broken.</summary>
[Category("Slow")]
public sealed class GroupAnalyzerTests
{
    // A class as the generator writes it, with a group of each rule.
    private const string Card = """
        namespace Bot;

        [SlackGen.Infrastructure.SlackMemberGroup("one_of", "ImageUrl", "SlackFile")]
        [SlackGen.Infrastructure.SlackMemberGroup("at_most_one_of", "Title", "RichTitle")]
        [SlackGen.Infrastructure.SlackMemberGroup("any_of", "Body", "Fields")]
        [SlackGen.Infrastructure.SlackMemberGroup("together", "Width", "Height")]
        public sealed class Card
        {
            public string? ImageUrl { get; set; }
            public string? SlackFile { get; set; }
            public string? Title { get; set; }
            public string? RichTitle { get; set; }
            public string? Body { get; set; }
            public IReadOnlyList<string>? Fields { get; set; }
            public int? Width { get; set; }
            public int? Height { get; set; }
        }

        public sealed class Deck(List<Card> cards)
        {
            private readonly string? preview;

            public Card? Top { get; set; }

            private static void Complete(Card card) => card.ImageUrl = "https://ci.example.com/green.png";


        """;

    [Test]
    public Task One_of_several_is_reported_for_none_and_for_two() => AssertAsync("""
        cards = [{|SLACKGEN236:new Card|} { Body = "Tests" }];
        cards = [{|SLACKGEN236:new()|} { Body = "Tests", ImageUrl = "https://ci.example.com/green.png", SlackFile = "F0123456789" }];
        cards = [new() { Body = "Tests", SlackFile = "F0123456789" }];
        """);

    [Test]
    public Task Null_is_as_nothing() => AssertAsync("""
        cards = [{|SLACKGEN236:new Card|} { Body = "Tests", ImageUrl = null }];
        cards = [new Card { Body = "Tests", ImageUrl = null, SlackFile = "F0123456789" }];
        """);

    [Test]
    public Task At_most_one_is_reported_for_two() => AssertAsync("""
        cards = [{|SLACKGEN236:new Card|} { Body = "Tests", SlackFile = "F0123456789", Title = "Green", RichTitle = $"*{cards.Count}*" }];
        cards = [new Card { Body = "Tests", SlackFile = "F0123456789", Title = "Green" }];
        """);

    [Test]
    public Task At_least_one_is_reported_for_none() => AssertAsync("""
        cards = [{|SLACKGEN236:new Card|} { SlackFile = "F0123456789" }];
        cards = [new Card { SlackFile = "F0123456789", Fields = ["Tests"] }];
        """);

    [Test]
    public Task All_or_none_is_reported_for_some() => AssertAsync("""
        cards = [{|SLACKGEN236:new Card|} { Body = "Tests", SlackFile = "F0123456789", Width = 10 }];
        cards = [new Card { Body = "Tests", SlackFile = "F0123456789", Width = 10, Height = 10 }];
        """);

    [Test]
    public Task A_value_that_may_be_null_is_not_reported() => AssertAsync("""
        var isFile = cards.Count > 0;
        cards = [new Card { Body = "Tests", ImageUrl = isFile ? null : "https://ci.example.com/green.png", SlackFile = isFile ? "F0123456789" : null }];
        cards = [new Card { Body = "Tests", ImageUrl = preview, SlackFile = "F0123456789" }];
        """);

    [Test]
    public Task An_object_that_code_completes_is_not_reported() => AssertAsync("""
        var card = new Card { Body = "Tests" };
        card.ImageUrl = "https://ci.example.com/green.png";
        Complete(new Card { Body = "Tests" });
        Top = new Card { Body = "Tests" };
        """);

    [Test]
    public Task An_object_that_is_passed_to_another_method_is_not_reported() => AssertAsync("""
        cards.Add(new Card { Body = "Tests" });
        cards.Insert(0, new() { Body = "Tests" });
        var requests = new List<ChatPostMessageRequest>();
        requests.Add(new() { Channel = "C024BE91L" });
        Console.WriteLine(requests.Contains(new() { Channel = "C024BE91L" }));
        """);

    [Test]
    public Task An_invitation_to_sign_in_needs_no_previews() => Analysis<GroupAnalyzer>.AssertAsync(Code.Method("""
        await slack.Chat.UnfurlAsync(new() { Channel = "C024BE91L", Ts = "1503435956.000247", UserAuthMessage = "Sign in" }, stopping);
        await slack.Chat.UnfurlAsync({|SLACKGEN236:new()|} { Channel = "C024BE91L", Ts = "1503435956.000247" }, stopping);
        """));

    [Test]
    public Task An_object_that_is_passed_on_is_reported_wherever_it_goes() => AssertAsync("""
        Card[] array = [{|SLACKGEN236:new()|} { Body = "Tests" }];
        var list = new List<Card> { {|SLACKGEN236:new Card|} { Body = "Tests" } };
        var deck = new Deck(cards) { Top = {|SLACKGEN236:new Card|} { Body = "Tests" } };
        Func<Card> create = () => {|SLACKGEN236:new()|} { Body = "Tests" };
        """);

    [Test]
    public Task Arguments_of_a_method_and_fields_of_blocks_have_groups() => Analysis<GroupAnalyzer>.AssertAsync(Code.Method("""
        await slack.Chat.PostMessageAsync({|SLACKGEN236:new()|} { Channel = "C024BE91L", Text = "Live", MarkdownText = "**Live**" }, stopping);
        await slack.Conversations.OpenAsync({|SLACKGEN236:new()|} { ReturnIm = true }, stopping);
        await slack.Conversations.OpenAsync(new() { Users = ["U061F7AUR"] }, stopping);
        IBlock[] blocks = [{|SLACKGEN236:new SectionBlock|} { BlockId = "totals" }, new SectionBlock { Text = new Mrkdwn("*1*") }];
        """));

    [Test]
    public Task A_request_that_a_method_returns_is_not_reported() => Analysis<GroupAnalyzer>.AssertAsync("""
        namespace Bot;

        public static class Conversation
        {
            public static async Task OpenAsync(SlackClient slack, string user)
            {
                var request = NewRequest();
                request.Users = [user];
                await slack.Conversations.OpenAsync(request);
            }

            private static ConversationsOpenRequest NewRequest() => new() { ReturnIm = true };
        }
        """);

    [Test]
    public Task The_message_names_the_properties_that_are_set() => Analysis<GroupAnalyzer>.AssertMessageAsync(
        Code.Method("""await slack.Chat.PostMessageAsync({|#0:new()|} { Channel = "C024BE91L", Text = "Live", MarkdownText = "**Live**" }, stopping);"""),
        "'chat.postMessage' accepts at most one of 'MarkdownText' and 'Text', but 'MarkdownText' and 'Text' are set");

    [Test]
    public Task The_message_names_the_properties_of_which_one_is_missing() => Analysis<GroupAnalyzer>.AssertMessageAsync(
        Code.Method("""IBlock[] blocks = [{|#0:new SectionBlock|} { BlockId = "totals" }];"""),
        "'SectionBlock' needs at least one of 'Text' and 'Fields', but none is set");

    [Test]
    public Task A_pragma_suppresses_it() => AssertAsync("""
        #pragma warning disable SLACKGEN236
        cards = [new Card { Body = "Tests" }];
        """);

    private static Task AssertAsync(string statements) => Analysis<GroupAnalyzer>.AssertAsync($$"""
        {{Card}}
            public void Fill()
            {
                {{statements}}
            }
        }
        """);
}
