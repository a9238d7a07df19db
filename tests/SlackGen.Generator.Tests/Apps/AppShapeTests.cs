using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>The generated half of a realistic app.</summary>
public class AppShapeTests
{
    [Test]
    public void An_app_that_deploys() => Snapshot.Verify(
        Generation.Of(AppProject.Of("""
            public sealed class Releases;

            [SlackApp]
            public sealed partial class DeployApp(Releases releases, [FromKeyedServices("audit")] List<string> audit)
            {
                [OnEvent]
                public Task Mentioned(AppMentionEvent e, SlackContext<SlackClient> slack, CancellationToken stopping) => Note(releases);

                [OnEvent("message.im")]
                private Task Written(MessageEvent message) => Note(message);

                [OnCommand("/deploy", "/ship")]
                public async Task<CommandReply> Deploy(SlashCommand command, SlackContext<SlackClient> slack, CancellationToken deadline) { await Note(command); return null!; }

                [OnAction("rollback", BlockId = "release", Ack = Ack.First)]
                public Task RollBack(ButtonAction click, BlockActions payload, SlackResponder respond) => Note(click);

                [OnAction(Pattern = "^vote_[0-9]+$")]
                public ValueTask Vote(IBlockAction action) => new(Note(action));

                [OnSubmit("confirm")]
                public Task<ViewReply> Confirmed(ViewSubmission form) => Task.FromResult<ViewReply>(null!);

                [OnClosed("confirm")]
                public Task Closed(ViewClosed notice, SlackDelivery delivery) => Note(notice);

                [OnOptions("release")]
                public Task<OptionsReply> Find(BlockSuggestion request, Releases found) => Task.FromResult<OptionsReply>(null!);

                [OnShortcut("incident")]
                public Task Report(MessageShortcut shortcut, IServiceProvider services) => Note(shortcut);

                [OnFunction("approve")]
                public Task<FunctionReply> Approve(FunctionExecutedEvent call) => Task.FromResult<FunctionReply>(null!);

                private Task Note(object what) { audit.Add(what.ToString()!); return Task.CompletedTask; }
            }
            """)),
        isIgnored: hint => hint != "Bot.DeployApp.g.cs");
}
