using Microsoft.Extensions.Logging;

namespace Housekeeping;

/// <summary>Archives quiet channels, and keeps the access to canvases and the members of user groups in order.</summary>
public sealed class Janitor(HousekeepingClient slack, ILogger<Janitor> logger)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(180);

    public async Task ArchiveAsync(TimeProvider time, CancellationToken stopping)
    {
        await foreach (var channel in slack.Conversations.ListAllAsync(new() { Types = ["public_channel"], ExcludeArchived = true }, stopping))
        {
            try
            {
                var last = (await slack.Conversations.HistoryAsync(new() { Channel = channel.Id!, Limit = 1 }, stopping)).Messages?.FirstOrDefault();
                if (last?.Ts is { } ts && time.GetUtcNow() - ts.ToDateTimeOffset() > Quiet)
                {
                    await slack.Conversations.ArchiveAsync(new() { Channel = channel.Id! }, stopping);
                }
            }
            catch (SlackApiException<ConversationsArchiveError> e) when (e.Code == "alreadyarchived") //! SLACKGEN232
            {
                LogArchived(logger, channel.Id);
            }
            catch (SlackApiException<ConversationsHistoryError> e) when (e.Error == ConversationsHistoryError.ChannelNotFound)
            {
                LogArchived(logger, channel.Id);
            }
        }
    }

    public async Task GreetAsync(string channel, CancellationToken stopping)
    {
        try
        {
            await slack.Chat.PostMessageAsync(new() { Channel = channel, Text = "Is anybody here?" }, stopping);
        }
        catch (SlackApiException<ChatUpdateError> e) //! SLACKGEN233
        {
            LogRefused(logger, e.Code);
        }
        catch (SlackApiException e)
        {
            LogRefused(logger, e.Code);
        }
    }

    public async Task CloseAsync(string canvas, IReadOnlyList<string> people, CancellationToken stopping)
    {
        await slack.Canvases.Access.DeleteAsync(new() { CanvasId = canvas, UserIds = people }, stopping); //! SLACKGEN234
        await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = $"The canvas {canvas} is private now." }, stopping);
    }

    public async Task<int> CountAsync(string text, CancellationToken stopping) =>
        (int)((await slack.Search.MessagesAsync(new() { Query = text }, stopping)).Messages?.Total ?? 0); //! SLACKGEN231

    private static void LogArchived(ILogger logger, string? channel) => logger.LogInformation("{Channel} is archived or gone", channel);

    private static void LogRefused(ILogger logger, string code) => logger.LogWarning("Slack refused a message: {Code}", code);
}
