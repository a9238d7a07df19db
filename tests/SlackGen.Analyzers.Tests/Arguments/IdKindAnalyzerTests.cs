using SlackGen.Analyzers.Arguments;

namespace SlackGen.Analyzers.Tests.Arguments;

/// <summary>SLACKGEN237: IDs of the wrong kind.</summary>
[Category("Slow")]
public sealed class IdKindAnalyzerTests
{
    [Test]
    public Task A_channel_where_a_user_goes_is_reported() => Analysis<IdKindAnalyzer>.AssertAsync(Code.Method("""
        await slack.Users.InfoAsync({|SLACKGEN237:"C024BE91L"|}, stopping);
        await slack.Users.InfoAsync(new() { User = {|SLACKGEN237:"C024BE91L"|} }, stopping);
        await slack.Conversations.InfoAsync(new() { Channel = {|SLACKGEN237:"U061F7AUR"|} }, stopping);
        """));

    [Test]
    public Task An_element_of_a_list_is_reported() => Analysis<IdKindAnalyzer>.AssertAsync(Code.Method("""
        const string Support = "S0604QSJC";
        await slack.Conversations.InviteAsync(new() { Channel = "C024BE91L", Users = ["U061F7AUR", {|SLACKGEN237:Support|}] }, stopping);
        """));

    [Test]
    public Task An_id_of_the_right_kind_is_not_reported() => Analysis<IdKindAnalyzer>.AssertAsync(Code.Method("""
        await slack.Users.InfoAsync("W012A3CDE", stopping);
        await slack.Conversations.InfoAsync(new() { Channel = "G024BE91L" }, stopping);
        await slack.Conversations.InfoAsync(new() { Channel = "D024BE91L" }, stopping);
        """));

    [Test]
    public Task Text_that_does_not_look_like_an_id_is_not_reported() => Analysis<IdKindAnalyzer>.AssertAsync(Code.Method("""
        var channel = Environment.GetEnvironmentVariable("CHANNEL")!;
        await slack.Chat.PostMessageAsync(new() { Channel = "#general", Text = "U061F7AUR is here" }, stopping);
        await slack.Conversations.InfoAsync(new() { Channel = "Unknown" }, stopping);
        await slack.Conversations.InfoAsync(new() { Channel = channel }, stopping);
        """));

    [Test]
    public Task An_id_that_the_app_chooses_may_look_like_any_other() => Analysis<IdKindAnalyzer>.AssertAsync(Code.Method("""
        var button = new ButtonElement { ActionId = "U061F7AUR", Text = "Assign" };
        """));

    [Test]
    public Task The_message_names_both_kinds() => Analysis<IdKindAnalyzer>.AssertMessageAsync(
        Code.Method("""await slack.Users.InfoAsync({|#0:"C024BE91L"|}, stopping);"""),
        "'C024BE91L' is the ID of a conversation, but 'User' of 'users.info' accepts the ID of a user");

    [Test]
    public Task A_pragma_suppresses_it() => Analysis<IdKindAnalyzer>.AssertAsync(Code.Method("""
        #pragma warning disable SLACKGEN237
        await slack.Users.InfoAsync("C024BE91L", stopping);
        """));
}
