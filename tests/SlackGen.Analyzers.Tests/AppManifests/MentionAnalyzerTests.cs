using SlackGen.Analyzers.AppManifests;

namespace SlackGen.Analyzers.Tests.AppManifests;

/// <summary>SLACKGEN229: mentions that two handlers get.</summary>
[Category("Slow")]
public sealed class MentionAnalyzerTests
{
    private const string Mentioned = "[OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;";

    [Test]
    public Task A_handler_of_messages_in_channels_beside_one_of_mentions_is_reported() => AssertAsync(
        Mentioned + "[{|SLACKGEN229:OnEvent|}] public Task Written(MessageEvent message) => Task.CompletedTask;",
        "app_mention, message.channels");

    [Test]
    public Task A_handler_of_messages_of_any_subtype_is_reported() => AssertAsync(
        Mentioned + """[OnEvent({|SLACKGEN229:"message.groups"|})] public Task Written(IMessageEvent message) => Task.CompletedTask;""",
        "app_mention, message.groups");

    [Test]
    public Task A_handler_of_direct_messages_is_not_reported() => AssertAsync(
        Mentioned + """[OnEvent("message.im")] public Task Told(MessageEvent message) => Task.CompletedTask;""",
        "app_mention, message.im, message.mpim, message.channels");

    [Test]
    public Task A_handler_of_group_direct_messages_is_reported() => AssertAsync(
        Mentioned + """[OnEvent("message.im", {|SLACKGEN229:"message.mpim"|})] public Task Told(MessageEvent message) => Task.CompletedTask;""",
        "app_mention, message.im, message.mpim");

    [Test]
    public Task A_handler_of_messages_is_not_reported_if_the_app_gets_direct_messages_only() => AssertAsync(
        Mentioned + "[OnEvent] public Task Told(MessageEvent message) => Task.CompletedTask;",
        "app_mention, message.im");

    [Test]
    public Task A_handler_of_a_subtype_is_not_reported() => AssertAsync(
        Mentioned + "[OnEvent] public Task Edited(MessageChangedEvent change) => Task.CompletedTask;",
        "app_mention, message.channels");

    [Test]
    public Task One_method_for_both_events_is_not_reported() => AssertAsync(
        """[OnEvent("app_mention", "message.channels")] public Task Written(IEvent e) => Task.CompletedTask;""",
        "app_mention, message.channels");

    [Test]
    public Task A_pragma_switches_the_diagnostic_off() => AssertAsync(
        $"""
            {Mentioned}
            #pragma warning disable SLACKGEN229 // Written ignores mentions
            [OnEvent] public Task Written(MessageEvent message) => Task.CompletedTask;
            """,
        "app_mention, message.channels");

    private static Task AssertAsync(string handlers, string events) =>
        Analysis<MentionAnalyzer>.AssertAsync(Code.App(handlers), $"settings: {{ event_subscriptions: {{ bot_events: [{events}] }} }}");
}
