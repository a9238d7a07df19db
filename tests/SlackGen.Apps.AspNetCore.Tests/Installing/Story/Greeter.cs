using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Installing.Story;

/// <summary>The bot of the story: it greets whoever mentions it.</summary>
[SlackApp]
internal sealed partial class Greeter(Greeting greeting)
{
    [OnEvent]
    public Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack) => slack.Client.Chat.PostMessageAsync(mention.Channel, greeting.Text);
}
