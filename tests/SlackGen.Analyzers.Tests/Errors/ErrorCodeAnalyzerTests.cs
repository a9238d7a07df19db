using SlackGen.Analyzers.Errors;

namespace SlackGen.Analyzers.Tests.Errors;

/// <summary>SLACKGEN232: comparisons with codes that a call cannot return.</summary>
[Category("Slow")]
public sealed class ErrorCodeAnalyzerTests
{
    private const string Post = "await slack.Chat.PostMessageAsync(new() { Channel = \"C024BE91L\", Text = \"Sale\" }, stopping);";

    [TestCase("e.Code == {|SLACKGEN232:\"chanel_not_found\"|}")]
    [TestCase("{|SLACKGEN232:\"user_not_found\"|} != e.Code")]
    [TestCase("e.Code is \"channel_not_found\" or {|SLACKGEN232:\"chat_archived\"|}")]
    [TestCase("e.Code is not {|SLACKGEN232:\"chat_archived\"|}")]
    [TestCase("e is { Code: {|SLACKGEN232:\"chat_archived\"|} }")]
    [TestCase("e.Code.Equals({|SLACKGEN232:\"Channel_not_found\"|})")]
    [TestCase("string.Equals(e.Code, {|SLACKGEN232:\"chanel_not_found\"|}, StringComparison.OrdinalIgnoreCase)")]
    [TestCase("e.Response.Error == {|SLACKGEN232:\"chanel_not_found\"|}")]
    [TestCase("e.Code switch { \"channel_not_found\" => true, {|SLACKGEN232:\"chat_archived\"|} => true, _ => false }")]
    public Task A_code_that_the_method_of_the_exception_does_not_have_is_reported(string condition) => AssertAsync("SlackApiException<ChatPostMessageError>", condition);

    [TestCase("e.Code == \"channel_not_found\"")]
    [TestCase("e.Code is \"is_archived\" or \"ratelimited\" or \"invalid_auth\"")]
    [TestCase("e is { Code: \"channel_not_found\" }")]
    [TestCase("string.Equals(e.Code, \"Channel_Not_Found\", StringComparison.OrdinalIgnoreCase)")]
    [TestCase("e.Method == \"chanel_not_found\"")]
    [TestCase("e.Code == Environment.GetEnvironmentVariable(\"RETRIED_CODE\")")]
    public Task A_code_that_the_method_of_the_exception_has_is_not_reported(string condition) => AssertAsync("SlackApiException<ChatPostMessageError>", condition);

    [TestCase("e.Code == {|SLACKGEN232:\"user_not_found\"|}")]
    [TestCase("e.Response.Error == {|SLACKGEN232:\"user_not_found\"|}")]
    public Task A_code_that_no_call_of_the_try_block_has_is_reported(string condition) => AssertAsync("SlackApiException", condition);

    [Test]
    public Task A_code_of_another_call_of_the_try_block_is_not_reported() => Analysis<ErrorCodeAnalyzer>.AssertAsync(Code.Method($$"""
        try
        {
            var user = await slack.Users.InfoAsync(new() { User = "U024BE7LH" }, stopping);
            {{Post}}
        }
        catch (SlackApiException e) when (e.Code is "user_not_found" or "channel_not_found")
        {
            Console.WriteLine(e.Code == {|SLACKGEN232:"no_such_team"|});
        }
        """));

    [Test]
    public Task A_code_is_not_reported_if_the_try_block_calls_a_method_that_may_call_Slack() => Analysis<ErrorCodeAnalyzer>.AssertAsync(Code.Method($$"""
        try
        {
            {{Post}}
            await WelcomeAsync();
        }
        catch (SlackApiException e) when (e.Code == "user_not_found")
        {
        }
        """).Replace("public async Task RunAsync", """
        private Task WelcomeAsync() => slack.Users.InfoAsync(new() { User = "U024BE7LH" }, stopping);

        public async Task RunAsync
        """, StringComparison.Ordinal));

    [Test]
    public Task The_cases_of_a_switch_statement_are_checked() => Analysis<ErrorCodeAnalyzer>.AssertAsync(Code.Method($$"""
        try
        {
            {{Post}}
        }
        catch (SlackApiException<ChatPostMessageError> e)
        {
            switch (e.Code)
            {
                case "channel_not_found":
                case {|SLACKGEN232:"chanel_is_archived"|}:
                    return;
                case var other when other.StartsWith("invalid_"):
                    throw;
            }
        }
        """));

    [Test]
    public Task A_pattern_that_names_the_enum_is_checked() => Analysis<ErrorCodeAnalyzer>.AssertAsync(Code.Method($$"""
        try
        {
            {{Post}}
        }
        catch (Exception e) when (e is SlackApiException<ChatPostMessageError> { Code: {|SLACKGEN232:"chanel_not_found"|} } or SlackApiException { Code: {|SLACKGEN232:"user_not_found"|} })
        {
        }
        """));

    [Test]
    public Task A_code_of_an_exception_from_elsewhere_is_not_reported() => Analysis<ErrorCodeAnalyzer>.AssertAsync("""
        public static class Failures
        {
            public static bool IsGone(SlackApiException e) => e.Code is "chanel_not_found" or "user_not_found";

            public static bool IsGone(Exception e) => e is SlackApiException { Code: "file_not_found" };
        }
        """);

    [Test]
    public Task A_message_names_the_method_and_the_code_that_was_meant() => Analysis<ErrorCodeAnalyzer>.AssertMessageAsync(
        Code.Method($$"""
            try
            {
                {{Post}}
            }
            catch (SlackApiException<ChatPostMessageError> e) when (e.Code == {|#0:"chanel_not_found"|})
            {
            }
            """),
        "'chat.postMessage' has no error 'chanel_not_found'; did you mean 'channel_not_found'?");

    [Test]
    public Task A_message_suggests_no_code_that_means_something_else() => Analysis<ErrorCodeAnalyzer>.AssertMessageAsync(
        Code.Method($$"""
            try
            {
                {{Post}}
            }
            catch (SlackApiException<ChatPostMessageError> e) when (e.Code == {|#0:"user_not_found"|})
            {
            }
            """),
        "'chat.postMessage' has no error 'user_not_found'; compare with a documented code, or with 'Category'");

    [Test]
    public Task A_pragma_turns_the_diagnostic_off() => AssertAsync("SlackApiException<ChatPostMessageError>", """

        #pragma warning disable SLACKGEN232 // Slack returns it, and does not document it.
            e.Code == "chat_archived"
        #pragma warning restore SLACKGEN232

        """);

    private static Task AssertAsync(string exception, string condition) => Analysis<ErrorCodeAnalyzer>.AssertAsync(Code.Method($$"""
        try
        {
            {{Post}}
        }
        catch ({{exception}} e) when ({{condition}})
        {
        }
        """));
}
