using Microsoft.Extensions.AI;
using SlackGen.Apps;
using SlackGen.Types;

namespace Assistant;

/// <summary>An assistant that replies with the text of a language model, in its threads.</summary>
/// <param name="model">The model: any <see cref="IChatClient"/>.</param>
[SlackApp]
public sealed partial class AssistantApp(IChatClient model)
{
    /// <summary>Offers questions to begin with, when a user opens the assistant.</summary>
    [OnEvent]
    public Task Opened(AssistantThreadStartedEvent opened, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        slack.Client.Assistant.Threads.SetSuggestedPromptsAsync(
            new()
            {
                ChannelId = opened.AssistantThread.ChannelId,
                ThreadTs = opened.AssistantThread.ThreadTs,
                Prompts = [new() { Title = "What is live?", Message = "Which release is live?" }, new() { Title = "What is new?", Message = "What does it change?" }],
            },
            stopping);

    /// <summary>Shows a status when the user asks, then the reply as it arrives. The status disappears with the first message.</summary>
    [OnEvent("message.im")]
    public async Task Asked(MessageEvent question, SlackContext<SlackClient> slack, CancellationToken stopping)
    {
        var thread = question.ThreadTs ?? question.Ts;
        await slack.Client.Assistant.Threads.SetStatusAsync(question.Channel, thread, "is thinking...", stopping);
        var said = await ReadAsync(question.Channel, thread, slack.Client, stopping);

        // Disposed, so that the message ends also if the model fails or the app stops: with what has arrived until then.
        await using var stream = await slack.Client.Chat.StreamAsync(new() { Channel = question.Channel, ThreadTs = thread }, stopping);
        await foreach (var update in model.GetStreamingResponseAsync(said, cancellationToken: stopping))
        {
            await stream.AppendAsync(update.Text, stopping);
        }

        await stream.CompleteAsync(cancellationToken: stopping);
    }

    // The thread is the memory of the assistant.
    private static async Task<List<ChatMessage>> ReadAsync(string channel, SlackGen.SlackTimestamp thread, SlackClient slack, CancellationToken stopping)
    {
        var said = new List<ChatMessage>();
        await foreach (var message in slack.Conversations.RepliesAllAsync(new() { Channel = channel, Ts = thread }, stopping))
        {
            said.Add(new ChatMessage(message.BotId is null ? ChatRole.User : ChatRole.Assistant, message.Text));
        }

        return said;
    }
}
