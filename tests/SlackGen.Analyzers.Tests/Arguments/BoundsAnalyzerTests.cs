using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Arguments;

namespace SlackGen.Analyzers.Tests.Arguments;

/// <summary>SLACKGEN235: constants out of the documented bounds.</summary>
[Category("Slow")]
public sealed class BoundsAnalyzerTests
{
    private static readonly string Text76 = new('x', 76);
    private static readonly string Text3001 = new('x', 3001);

    [Test]
    public Task A_number_above_the_maximum_is_reported_in_an_initializer_and_in_an_assignment() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method("""
        var request = new ConversationsListRequest { Limit = {|SLACKGEN235:5000|} };
        request.Limit = {|SLACKGEN235:1_000|};
        await slack.Conversations.ListAsync(request, stopping);
        """));

    [Test]
    public Task A_number_below_the_minimum_is_reported() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method("""
        var input = new PlainTextInputElement { ActionId = "reason", MinLength = {|SLACKGEN235:-1|}, MaxLength = {|SLACKGEN235:0|} };
        """));

    [Test]
    public Task A_number_within_the_bounds_is_not_reported() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method("""
        const int PageSize = 200;
        await slack.Conversations.ListAsync(new() { Limit = PageSize }, stopping);
        await slack.Conversations.ListAsync(new() { Limit = PageSize - 100 }, stopping);
        """));

    [Test]
    public Task A_number_that_is_not_constant_is_not_reported() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method("""
        var size = int.Parse(Environment.GetEnvironmentVariable("PAGE_SIZE")!);
        await slack.Conversations.ListAsync(new() { Limit = size }, stopping);
        """));

    [Test]
    public Task Both_branches_of_a_conditional_are_read() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method("""
        var all = Environment.GetEnvironmentVariable("ALL") is not null;
        await slack.Conversations.ListAsync(new() { Limit = all ? {|SLACKGEN235:5000|} : 100 }, stopping);
        """));

    [Test]
    public Task The_caption_of_a_button_is_reported_as_a_string_and_as_a_text_object() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method($$"""
        IBlock[] blocks =
        [
            new ActionsBlock
            {
                Elements =
                [
                    new ButtonElement { Text = {|SLACKGEN235:"{{Text76}}"|} },
                    new ButtonElement { Text = new({|SLACKGEN235:"{{Text76}}"|}) },
                    new ButtonElement { Text = new PlainText { Text = {|SLACKGEN235:"{{Text76}}"|}, Emoji = true } },
                    new ButtonElement { Text = "{{Text76[1..]}}" },
                ],
            },
        ];
        await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Deploy?", Blocks = blocks }, stopping);
        """));

    [Test]
    public Task A_text_object_has_bounds_of_its_own_and_is_reported_once() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method($$"""
        var section = new SectionBlock { Text = new Mrkdwn({|SLACKGEN235:"{{Text3001}}"|}) };
        var fields = new SectionBlock { Fields = [new Mrkdwn({|SLACKGEN235:"{{Text3001}}"|}), new PlainText({|SLACKGEN235:""|})] };
        var mrkdwn = new Mrkdwn({|SLACKGEN235:"{{Text3001}}"|});
        """));

    [Test]
    public Task An_emoji_is_one_character() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method($$"""
        var button = new ButtonElement { Text = "{{Text76[2..]}}🚀" };
        """));

    [Test]
    public Task The_constant_parts_of_a_composed_text_count() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method($$"""
        const string Long = "{{Text76}}";
        var name = Environment.MachineName;
        var interpolated = new ButtonElement { Text = {|SLACKGEN235:$"{Long} {name}"|} };
        var sum = new ButtonElement { Text = {|SLACKGEN235:name + " {{Text76}}"|} };
        var within = new ButtonElement { Text = $"Back to {name}" };
        var formatted = new ButtonElement { Text = $"{Long.Length:00000}" };
        """));

    [Test]
    public Task Elements_of_a_list_are_counted_however_it_is_written() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method("""
        var text = new PlainText("passed");
        var many = new ITextObject[] { text };
        var collection = new SectionBlock { Fields = {|SLACKGEN235:[text, text, text, text, text, text, text, text, text, text, text]|} };
        var array = new SectionBlock { Fields = {|SLACKGEN235:new ITextObject[] { text, text, text, text, text, text, text, text, text, text, text }|} };
        var list = new SectionBlock { Fields = {|SLACKGEN235:new List<ITextObject> { text, text, text, text, text, text, text, text, text, text, text }|} };
        var spread = new SectionBlock { Fields = {|SLACKGEN235:[.. many, text, text, text, text, text, text, text, text, text, text, text]|} };
        var unknown = new SectionBlock { Fields = [.. many, text, text] };
        """));

    [Test]
    public Task Elements_of_a_list_have_bounds_too() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method($$"""
        var long2001 = new SectionBlock { Fields = [new Mrkdwn({|SLACKGEN235:"{{Text3001[1000..]}}"|}), new Mrkdwn("*Tests*")] };
        """));

    [Test]
    public Task An_argument_by_position_is_reported() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method($$"""
        await slack.Chat.UpdateAsync("C024BE91L", "1503435956.000247", {|SLACKGEN235:"{{new string('x', 4001)}}"|}, stopping);
        await slack.Chat.UpdateAsync("C024BE91L", "1503435956.000247", "{{new string('x', 4000)}}", stopping);
        """));

    [Test]
    public Task A_reply_to_a_command_has_room_in_an_acknowledgement() => Analysis<BoundsAnalyzer>.AssertAsync($$"""
        namespace Bot;

        [SlackApp]
        public sealed partial class HelpApp
        {
            private const string Manual = "{{new string('x', 20_500)}}";

            [OnCommand("/manual")]
            public async Task<CommandReply> Read(SlashCommand command)
            {
                await Task.Yield();
                return command.Text == "short" ? "Ask in #help" : {|SLACKGEN235:Manual|};
            }

            // Not a reply that travels with the acknowledgement.
            public Task RespondAsync(SlackResponder respond) => respond.SendAsync(new() { Text = Manual });

            [OnCommand("/all")]
            public Task<CommandReply> ReadAll() => Task.FromResult(CommandReply.InChannel({|SLACKGEN235:Manual|}));

            [OnCommand("/message")]
            public Task<CommandReply> ReadMessage() => Task.FromResult<CommandReply>(new ResponseMessage { Text = {|SLACKGEN235:Manual|} });
        }
        """);

    [Test]
    public Task The_message_names_the_argument_the_bound_and_the_number() => Analysis<BoundsAnalyzer>.AssertMessageAsync(
        Code.Method("""var input = new PlainTextInputElement { ActionId = "reason", MaxLength = {|#0:5000|} };"""),
        "'MaxLength' of 'PlainTextInputElement' must be at most 3000, but is 5000");

    [Test]
    public Task The_message_names_the_field_the_bound_and_the_length() => Analysis<BoundsAnalyzer>.AssertMessageAsync(
        Code.Method($$"""var button = new ButtonElement { Text = {|#0:"{{Text76}}"|} };"""),
        "'Text' of 'ButtonElement' must be at most 75 characters, but is 76");

    [Test]
    public Task The_message_names_the_number_of_elements() => Analysis<BoundsAnalyzer>.AssertMessageAsync(
        Code.Method("await slack.Workflows.Featured.ListAsync(new() { ChannelIds = {|#0:[]|} }, stopping);"),
        "'ChannelIds' of 'workflows.featured.list' must have at least 1 element, but has 0");

    [Test]
    public Task The_message_says_that_an_element_is_too_long() => Analysis<BoundsAnalyzer>.AssertMessageAsync(
        Code.Method($$"""var section = new SectionBlock { Fields = [new Mrkdwn({|#0:"{{Text3001[1000..]}}"|})] };"""),
        "Each element of 'Fields' of 'SectionBlock' must be at most 2000 characters, but this is 2001");

    [Test]
    public Task A_page_size_above_the_maximum_is_information_because_Slack_does_not_refuse_it() => Analysis<BoundsAnalyzer>.AssertMessageAsync(
        Code.Method("await slack.Conversations.ListAsync(new() { Limit = {|#0:5000|} }, stopping);"),
        "'Limit' of 'conversations.list' must be at most 999, but is 5000; Slack may return smaller pages",
        severity: DiagnosticSeverity.Info);

    [Test]
    public Task A_page_size_below_the_minimum_is_a_warning() => Analysis<BoundsAnalyzer>.AssertMessageAsync(
        Code.Method("await slack.Conversations.ListConnectInvitesAsync(new() { Count = {|#0:0|} }, stopping);"),
        "'Count' of 'conversations.listConnectInvites' must be at least 1, but is 0");

    [Test]
    public Task A_pragma_suppresses_it() => Analysis<BoundsAnalyzer>.AssertAsync(Code.Method("""
        #pragma warning disable SLACKGEN235 // this workspace accepts it
        await slack.Conversations.ListAsync(new() { Limit = 5000 }, stopping);
        #pragma warning restore SLACKGEN235
        """));

    [Test]
    public Task An_editor_config_suppresses_it() => Analysis<BoundsAnalyzer>.AssertAsync(
        Code.Method("await slack.Conversations.ListAsync(new() { Limit = 5000 }, stopping);"),
        [],
        "root = true\n[*.cs]\ndotnet_diagnostic.SLACKGEN235.severity = none\n");
}
