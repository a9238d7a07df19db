using SlackGen.Types;

namespace SlackGen.Apps.Tests.Worker;

/// <summary>An app that takes a while to say that it has handled a message.</summary>
[SlackApp]
internal sealed partial class SlowApp
{
    [OnEvent]
    public async Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack)
    {
        // Not cancelled: what is acknowledged must be finished.
        await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        await slack.Client.Chat.PostMessageAsync(mention.Channel, mention.Text, CancellationToken.None);
    }
}
