using Housekeeping.Library;

namespace Housekeeping;

/// <summary>The button with which a channel is kept.</summary>
[SlackApp]
public sealed partial class HousekeepingApp(ChannelList channels)
{
    [OnAction("keep")] //! SLACKGEN227
    public async Task Keep(ButtonAction click, BlockActions payload, SlackContext<HousekeepingClient> slack, CancellationToken deadline)
    {
        channels.Keep(click.Value!);
        await slack.Client.Chat.UpdateAsync(
            new()
            {
                Channel = payload.Channel!.Id,
                Ts = payload.Message!.Ts!.Value,
                Text = "The channel stays.",
                Blocks = [new ActionsBlock { Elements = [new ButtonElement { ActionId = "keep", Text = "Keep it", Value = click.Value }] }],
            },
            deadline);
    }
}
