using SlackGen.Analyzers.Errors;
using SlackGen.CodeFixes.Suggestions;

namespace SlackGen.Analyzers.Tests.Fixes;

/// <summary>A misspelt literal is replaced by the word that was meant.</summary>
[Category("Slow")]
public sealed class LiteralFixTests
{
    [Test]
    public Task A_pattern_that_matches_no_method_is_replaced() => GeneratorFix<LiteralFix>.AssertAsync(
        """
        namespace Shop;

        [SlackApi("users.lookupByMail", "chat")]
        public partial class SlackClient;
        """,
        """
        namespace Shop;

        [SlackApi("users.lookupByEmail", "chat.*")]
        public partial class SlackClient;
        """);

    [Test]
    public Task The_name_of_a_command_gets_its_slash() => GeneratorFix<LiteralFix>.AssertAsync(
        """
        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            [OnCommand("deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
        }
        """,
        """
        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
        }
        """);

    [Test]
    public Task A_code_that_cannot_come_is_replaced() => Fix<ErrorCodeAnalyzer, LiteralFix>.AssertAsync(Source("{|SLACKGEN232:\"chanel_not_found\"|}"), Source("\"channel_not_found\""));

    private static string Source(string code) => Code.Method($$"""
        try
        {
            await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" }, stopping);
        }
        catch (SlackApiException e) when (e.Code is "is_archived" or {{code}})
        {
        }
        """);
}
