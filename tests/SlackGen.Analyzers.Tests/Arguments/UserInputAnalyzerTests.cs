using Microsoft.CodeAnalysis.Testing;
using SlackGen.Analyzers.Arguments;
using SlackGen.CodeFixes.Arguments;

namespace SlackGen.Analyzers.Tests.Arguments;

/// <summary>SLACKGEN239: text that a person typed within markup.</summary>
[Category("Slow")]
public sealed class UserInputAnalyzerTests
{
    [Test]
    public Task Input_in_a_message_or_in_markup_is_reported() => AssertAsync("""
        await slack.Client.Chat.PostMessageAsync(new() { Channel = command.ChannelId, Text = $"*{{|SLACKGEN239:command.Text|}}* is deployed" });
        await slack.Client.Chat.PostMessageAsync(command.ChannelId, "Deployed: " + {|SLACKGEN239:command.Text|});
        await slack.Respond.SendAsync(new() { Text = {|SLACKGEN239:command.Text|}, ResponseType = ResponseType.InChannel });
        await slack.Respond.SendAsync(new() { Text = {|SLACKGEN239:command.Text|}, ReplaceOriginal = true });
        var section = new SectionBlock { Text = new Mrkdwn($"`{{|SLACKGEN239:command.Text|}}`") };
        return CommandReply.InChannel($"Deployed {{|SLACKGEN239:command.Text|}}");
        """);

    [Test]
    public Task A_reply_that_only_the_person_sees_who_typed_is_not_reported() => AssertAsync("""
        await slack.Respond.SendAsync(new() { Text = command.Text, Blocks = [new SectionBlock { Text = new Mrkdwn($"*{command.Text}*") }] });
        await slack.Respond.SendAsync(new() { Text = command.Text, ResponseType = ResponseType.Ephemeral, ReplaceOriginal = false });
        await slack.Respond.SendAsync($"There is no release {command.Text}");
        return command.Text == "" ? CommandReply.FromString($"There is no release {command.Text}") : $"There is no release {command.Text}";
        """);

    [Test]
    public Task A_message_that_only_another_person_sees_is_reported() => AssertAsync("""
        await slack.Client.Chat.PostEphemeralAsync(new() { Channel = command.ChannelId, User = command.UserId, Text = $"There is no release {command.Text}" });
        await slack.Client.Chat.PostEphemeralAsync(command.ChannelId, command.UserId, $"There is no release {command.Text}");
        await slack.Client.Chat.PostEphemeralAsync(new() { Channel = command.ChannelId, User = "U061F7AUR", Text = $"Asked for {{|SLACKGEN239:command.Text|}}" });
        await slack.Client.Chat.PostEphemeralAsync(command.ChannelId, "U061F7AUR", $"Asked for {{|SLACKGEN239:command.Text|}}");
        return "Asked";
        """);

    [Test]
    public Task Input_in_a_local_variable_is_reported_where_it_becomes_markup() => AssertAsync("""
        var release = command.Text;
        var text = $"*{{|SLACKGEN239:command.Text|}}* is deployed";
        Console.WriteLine(release);
        await slack.Client.Chat.PostMessageAsync(new() { Channel = command.ChannelId, Text = text });
        return CommandReply.InChannel($"Deployed {{|SLACKGEN239:release|}}");
        """);

    [Test]
    public Task Input_with_a_fallback_is_reported_with_it() => AssertAsync("""
        ViewStateValue value = null!;
        return CommandReply.InChannel($"Because {({|SLACKGEN239:value.Value ?? "of nothing"|})}, and {{|SLACKGEN239:value?.Value|}}");
        """);

    [Test]
    public Task Input_that_goes_through_a_method_is_not_reported() => AssertAsync("""
        var release = SlackText.Escape(command.Text);
        await slack.Client.Chat.PostMessageAsync(command.ChannelId, $"*{release}* and {command.Text.ToUpperInvariant()}");
        return CommandReply.InChannel($"Deployed {SlackText.Escape(command.Text)}");
        """);

    [Test]
    public Task Input_that_SlackText_Mrkdwn_escapes_is_not_reported() => AssertAsync("""
        await slack.Client.Chat.PostMessageAsync(command.ChannelId, SlackText.Mrkdwn($"*{command.Text}* by {SlackText.User(command.UserId)}"));
        await slack.Client.Chat.PostMessageAsync(new() { Channel = command.ChannelId, Text = SlackText.Mrkdwn($"*{command.Text}*") });
        var section = new SectionBlock { Text = new Mrkdwn(SlackText.Mrkdwn($"`{command.Text}`")) };
        var text = SlackText.Mrkdwn($"{command.Text}");
        return CommandReply.InChannel(text);
        """);

    [Test]
    public Task Input_in_plain_text_is_not_reported() => AssertAsync("""
        var section = new SectionBlock { Text = new PlainText(command.Text), BlockId = command.Text };
        var button = new ButtonElement { Text = $"Back to {command.Text}" };
        return "Deployed";
        """);

    [Test]
    public Task Other_text_is_not_reported() => AssertAsync("""
        var release = command.Text;
        release = Clean(release);
        return CommandReply.InChannel($"Deployed {release} by <@{command.UserId}>");

        static string Clean(string text) => text.Trim('<', '>');
        """);

    [Test]
    public Task Input_in_a_property_is_reported_where_it_becomes_markup() => Analysis<UserInputAnalyzer>.AssertAsync("""
        namespace Bot;

        public sealed class Deployment(SlashCommand command)
        {
            private string Release => command.Text;

            public ResponseMessage Message => new() { ResponseType = ResponseType.InChannel, Text = $"Deployed {{|SLACKGEN239:Release|}}" };
        }
        """);

    [Test]
    public Task A_pragma_suppresses_it() => AssertAsync("""
        #pragma warning disable SLACKGEN239
        return CommandReply.InChannel(command.Text);
        """);

    [Test]
    public Task The_fix_escapes_it() => Fix<UserInputAnalyzer, EscapeInputFix>.AssertAsync(
        App("""
            ViewStateValue value = null!;
            Console.WriteLine($"{value.Value}");
            return CommandReply.InChannel($"Deployed {{|SLACKGEN239:command.Text|}} because {{|SLACKGEN239:value.Value|}!}, {({|SLACKGEN239:value.Value ?? "nothing"|})}");
            """),
        App("""
            ViewStateValue value = null!;
            Console.WriteLine($"{value.Value}");
            return CommandReply.InChannel($"Deployed {SlackText.Escape(command.Text)} because {SlackText.Escape(value.Value)}, {SlackText.Escape(value.Value ?? "nothing")}");
            """));

    [Test]
    public Task The_other_fix_escapes_all_values() => Fix<UserInputAnalyzer, EscapeInputFix>.AssertAsync(
        App("""
            ViewStateValue value = null!;
            var text = $"Deployed {{|SLACKGEN239:command.Text|}}";
            await slack.Client.Chat.PostMessageAsync(command.ChannelId, text);
            await slack.Client.Chat.PostMessageAsync(new() { Channel = command.ChannelId, Text = $"{({|SLACKGEN239:value.Value ?? "nothing"|})}" });
            return CommandReply.InChannel($"*{{|SLACKGEN239:command.Text|}}* by {SlackText.Escape(command.UserName)}");
            """),
        App("""
            ViewStateValue value = null!;
            var text = SlackText.Mrkdwn($"Deployed {command.Text}").Value;
            await slack.Client.Chat.PostMessageAsync(command.ChannelId, text);
            await slack.Client.Chat.PostMessageAsync(new() { Channel = command.ChannelId, Text = SlackText.Mrkdwn($"{(value.Value ?? "nothing")}") });
            return CommandReply.InChannel(SlackText.Mrkdwn($"*{command.Text}* by {command.UserName}"));
            """),
        [],
        [],
        key: "Escape all values with SlackText.Mrkdwn",
        behaviors: CodeFixTestBehaviors.SkipLocalDiagnosticCheck); // The text of the variable is reported with the call that sends it.

    private static Task AssertAsync(string statements) => Analysis<UserInputAnalyzer>.AssertAsync(App(statements));

    private static string App(string statements) => $$"""
        namespace Bot;

        [SlackApp]
        public sealed partial class DeployApp
        {
            [OnCommand("/deploy")]
            public async Task<CommandReply> Deploy(SlashCommand command, SlackContext<SlackClient> slack)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
