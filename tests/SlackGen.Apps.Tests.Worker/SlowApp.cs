using SlackGen.Types;

namespace SlackGen.Apps.Tests.Worker;

/// <summary>An app that takes a while to say that it has handled a message.</summary>
[SlackApp]
internal sealed partial class SlowApp(SlackClient slack)
{
    [OnEvent]
    public async Task Mentioned(AppMentionEvent mention)
    {
        // Not cancelled: what is acknowledged must be finished.
        await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        await slack.Chat.PostMessageAsync(mention.Channel, mention.Text, CancellationToken.None);
    }
}
