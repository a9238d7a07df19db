using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Tests.Scopes;

/// <summary>SLACKGEN243: every need, as <c>slackgen scopes</c> reads it.</summary>
[Category("Slow")]
public sealed class ScopeNeedTests
{
    [Test]
    public async Task Every_need_has_its_kind_name_and_scopes() => Assert.That(
        await ListAsync(
            """
            [assembly: SlackScopes("files:read|files:write", Token = SlackTokenKinds.User)]

            namespace Bot;

            [SlackApp]
            public partial class DeployApp
            {
                [OnEvent]
                public Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack) => slack.Client.Chat.PostMessageAsync(new() { Channel = mention.Channel, Text = "Hello" });

                [OnCommand("/deploy")]
                public Task<CommandReply> Deploy(SlashCommand command) => Task.FromResult(CommandReply.Nothing);
            }
            """,
            """
            settings:
              event_subscriptions: { bot_events: [app_mention], user_events: [message.im] }
            """),
        Is.EquivalentTo(new[]
        {
            "Bot.cs(9): Call chat.postMessage Bot=chat:write User=chat:write",
            "Bot.cs(8): Event app_mention Bot=app_mentions:read",
            "slack-app.yaml(2): Event message.im User=im:history",
            "Bot.cs(11): Feature /deploy Bot=commands",
            "Bot.cs(1): Declaration Bot User=files:read files:write",
        }));

    [Test]
    public async Task An_event_without_a_subscription_is_needed_by_its_handler() => Assert.That(
        await ListAsync(
            """
            namespace Bot;

            [SlackApp]
            public partial class DeployApp
            {
                [OnEvent]
                public Task Reacted(ReactionAddedEvent added) => Task.CompletedTask;
            }
            """,
            appManifest: null),
        Is.EqualTo(new[] { "Bot.cs(6): Event reaction_added Bot=reactions:read User=reactions:read" }));

    [Test]
    public async Task A_call_by_a_name_of_the_run_time_and_an_event_of_the_project_may_need_anything() => Assert.That(
        await ListAsync(
            """
            namespace Bot;

            [SlackApp]
            public partial class DeployApp
            {
                [OnEvent("playlist_changed")]
                public Task Changed(SlackContext<SlackClient> slack) => slack.Client.CallAsync(Environment.MachineName, new Dictionary<string, object?>());
            }
            """,
            appManifest: null),
        Is.EquivalentTo(new[] { "Bot.cs(6): Unknown playlist_changed", "Bot.cs(7): Unknown CallAsync" }));

    private static async Task<IEnumerable<string>> ListAsync(string code, string? appManifest)
    {
        var bot = new BotProject("Bot");
        bot.Add("Bot.cs", code);
        bot.Add("Program.cs", "return;");
        if (appManifest is not null)
        {
            bot.Add("slack-app.yaml", appManifest);
        }

        return (await bot.AnalyzeAsync()).Where(d => d.Id == Descriptors.ScopeNeed.Id).Select(Describe);
    }

    private static string Describe(Diagnostic need)
    {
        var span = need.Location.GetLineSpan();
        var scopes = need.Properties.Where(p => p.Key is "Bot" or "User").OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $" {p.Key}={p.Value}");
        return string.Create(CultureInfo.InvariantCulture, $"{span.Path}({span.StartLinePosition.Line + 1}): {need.Properties["Kind"]} {need.Properties["Name"]}{string.Concat(scopes)}");
    }
}
