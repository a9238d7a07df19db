using SlackGen.Analyzers.Errors;
using SlackGen.CodeFixes.Errors;

namespace SlackGen.Analyzers.Tests.Fixes;

/// <summary>The comparison of a misspelt code becomes that of an enum.</summary>
[Category("Slow")]
public sealed class ErrorEnumFixTests
{
    [TestCase("e.Code == {|SLACKGEN232:\"chanel_not_found\"|}", "e.Error == ChatPostMessageError.ChannelNotFound")]
    [TestCase("{|SLACKGEN232:\"invalid_authh\"|} != e.Code", "SlackCommonError.InvalidAuth != e.CommonError")]
    public Task A_comparison_of_a_typed_exception_becomes_that_of_the_enum(string condition, string expected) =>
        Fix<ErrorCodeAnalyzer, ErrorEnumFix>.AssertAsync(Source("SlackApiException<ChatPostMessageError>", condition), Source("SlackApiException<ChatPostMessageError>", expected));

    [TestCase("SlackApiException<ChatPostMessageError>", "e.Response.Error == {|SLACKGEN232:\"chanel_not_found\"|}")]
    [TestCase("SlackApiException", "e.Code == {|SLACKGEN232:\"chanel_not_found\"|}")]
    [TestCase("SlackApiException<ChatPostMessageError>", "e.Code == {|SLACKGEN232:\"spaceship_lost\"|}")]
    public Task A_comparison_that_no_member_can_replace_stays(string exception, string condition) =>
        Fix<ErrorCodeAnalyzer, ErrorEnumFix>.AssertAsync(Source(exception, condition), Source(exception, condition));

    private static string Source(string exception, string condition) => Code.Method($$"""
        try
        {
            await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" }, stopping);
        }
        catch ({{exception}} e) when ({{condition}})
        {
        }
        """);
}
