using SlackGen.Testing;

namespace Assistant;

/// <summary>A conversation with the assistant.</summary>
internal static class Story
{
    /// <summary>The direct messages between a user and the assistant.</summary>
    public const string Conversation = "D2";

    // The reply is complete when its stream has ended.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task TellAsync(AssistantHost host, TextWriter output)
    {
        var prompts = await OpenAsync(host);
        output.WriteLine($"  opens the assistant    -> it offers: {string.Join(", ", prompts)}");

        var first = await AskAsync(host, prompts[0]);
        output.WriteLine($"  {prompts[0]} -> {first.Reply.Text}");
        var second = await AskAsync(host, prompts[1], first.ThreadTs);
        output.WriteLine($"  {prompts[1]}   -> {second.Reply.Text}");
        output.WriteLine($"  the replies took {host.Slack.RequestsTo("chat.appendStream").Count} call(s) of chat.appendStream and {host.Slack.RequestsTo("chat.stopStream").Count} of chat.stopStream");
    }

    /// <summary>Opens a thread with the assistant.</summary>
    /// <returns>The prompts that it offers.</returns>
    public static async Task<IReadOnlyList<string>> OpenAsync(AssistantHost host)
    {
        await host.Slack.SocketMode.SendEventAsync(new
        {
            type = "assistant_thread_started",
            assistant_thread = new { user_id = "U2", context = new { channel_id = "C1" }, channel_id = Conversation, thread_ts = "1700000000.000100" },
            event_ts = "1700000000.000100",
        });
        var requests = await host.Slack.WaitForRequestsAsync("assistant.threads.setSuggestedPrompts", 1, Patience);
        return [.. requests[^1].Arguments["prompts"]!.AsArray().Select(p => (string)p!["message"]!)];
    }

    /// <summary>Asks in a direct message and waits for the whole reply.</summary>
    /// <param name="host">The assistant.</param>
    /// <param name="question">The question.</param>
    /// <param name="threadTs">The thread; null for a new one.</param>
    public static async Task<(string ThreadTs, WorkspaceMessage Reply)> AskAsync(AssistantHost host, string question, string? threadTs = null)
    {
        var ended = host.Slack.RequestsTo("chat.stopStream").Count;
        var asked = await host.Workspace.User("spengler").SayAsync(Conversation, question, threadTs);
        await host.Slack.WaitForRequestsAsync("chat.stopStream", ended + 1, Patience);
        await host.Slack.IdleAsync(Patience);
        return (threadTs ?? asked.Message!.Ts, host.Workspace.Channel(Conversation).Messages.Where(m => m.Json["streaming_state"] is not null).MaxBy(m => m.Ts, StringComparer.Ordinal)!);
    }
}
