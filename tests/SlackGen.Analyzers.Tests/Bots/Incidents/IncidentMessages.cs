namespace Incidents;

/// <summary>The messages about incidents.</summary>
public sealed class IncidentMessages
{
    public Task AnnounceAsync(SlackClient slack, string channel, Incident incident, CancellationToken cancellationToken) =>
        slack.Chat.PostMessageAsync(
            new()
            {
                Channel = channel,
                Blocks = //! SLACKGEN238
                [
                    new SectionBlock { Text = new Mrkdwn($"*{SlackText.Escape(incident.Title)}* in <#{incident.Channel}>") },
                    new ActionsBlock
                    {
                        Elements = [new ButtonElement { ActionId = IncidentViews.Resolve, Text = "It is resolved", Value = incident.Channel }],
                    },
                ],
            },
            cancellationToken);

    public Task EscalateAsync(SlackClient slack, string channel, CancellationToken cancellationToken) => slack.Chat.PostMessageAsync(
        new()
        {
            Channel = channel,
            Text = "Who can help?",
            Blocks = [new SectionBlock { BlockId = "help" }], //! SLACKGEN236
        },
        cancellationToken);
}
