using SlackGen.Analyzers.Arguments;

namespace SlackGen.Analyzers.Tests.Arguments;

/// <summary>SLACKGEN238: messages with blocks and without a text.</summary>
[Category("Slow")]
public sealed class NotificationTextAnalyzerTests
{
    [Test]
    public Task A_message_with_blocks_and_without_a_text_is_reported() => Analysis<NotificationTextAnalyzer>.AssertAsync(Code.Method("""
        await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", {|SLACKGEN238:Blocks|} = [new HeaderBlock { Text = "Live" }] }, stopping);
        await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", {|SLACKGEN238:Blocks|} = [new HeaderBlock { Text = "Live" }], Text = null }, stopping);
        """));

    [Test]
    public Task A_reply_to_a_command_is_a_message_too() => Analysis<NotificationTextAnalyzer>.AssertAsync("""
        namespace Bot;

        [SlackApp]
        public sealed partial class StatusApp
        {
            [OnCommand("/status")]
            public Task<CommandReply> Status() => Task.FromResult<CommandReply>(new ResponseMessage { {|SLACKGEN238:Blocks|} = [new HeaderBlock { Text = "Live" }] });
        }
        """);

    [Test]
    public Task A_message_with_a_text_or_without_blocks_is_not_reported() => Analysis<NotificationTextAnalyzer>.AssertAsync(Code.Method("""
        await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Live", Blocks = [new HeaderBlock { Text = "Live" }] }, stopping);
        await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Live" }, stopping);
        """));

    [Test]
    public Task Blocks_of_a_view_are_no_message() => Analysis<NotificationTextAnalyzer>.AssertAsync(Code.Method("""
        await slack.Views.PublishAsync(new() { UserId = "U061F7AUR", View = new HomeView { Blocks = [new HeaderBlock { Text = "Live" }] } }, stopping);
        """));

    [Test]
    public Task A_message_that_may_get_a_text_or_has_attachments_is_not_reported() => Analysis<NotificationTextAnalyzer>.AssertAsync(Code.Method("""
        var request = new ChatPostMessageRequest { Channel = "C024BE91L", Blocks = [new HeaderBlock { Text = "Live" }] };
        request.Text = "Live";
        await slack.Chat.PostMessageAsync(request, stopping);
        await slack.Chat.PostMessageAsync(
            new() { Channel = "C024BE91L", Blocks = [new HeaderBlock { Text = "Live" }], Attachments = [new() { Fallback = "Live", Text = "api" }] }, stopping);
        """));

    [Test]
    public Task A_pragma_suppresses_it() => Analysis<NotificationTextAnalyzer>.AssertAsync(Code.Method("""
        #pragma warning disable SLACKGEN238
        await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Blocks = [new HeaderBlock { Text = "Live" }] }, stopping);
        """));
}
