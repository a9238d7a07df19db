using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Shows in the workspace what an app sends to a response URL.</summary>
/// <param name="workspaces">The workspaces.</param>
/// <param name="check">Checks messages.</param>
internal sealed class ResponsePosting(WorkspaceTable workspaces, MessageCheck check)
{
    /// <summary>Posts, replaces or deletes a message.</summary>
    /// <param name="target">The place; null for a URL that belongs to none, whose messages are checked and not shown.</param>
    /// <param name="message">The message.</param>
    /// <returns>The code of the refusal, <c>invalid_blocks</c>; null if it worked.</returns>
    public string? Apply(ResponseTarget? target, JsonObject message)
    {
        var workspace = workspaces.Find(target?.TeamId) ?? workspaces.First;
        return workspace.Change(() => ApplyTo(workspace.State, target, message));
    }

    private string? ApplyTo(WorkspaceState state, ResponseTarget? target, JsonObject message)
    {
        var deletes = IsTrue(message["delete_original"]);
        if (!deletes && check.Check(message) is { } mistake)
        {
            return mistake.Code;
        }

        if (target is null || !state.Channels.TryGetValue(target.ChannelId, out var channel))
        {
            return null;
        }

        // A command has no original message: its first reply is then just posted.
        if ((deletes || IsTrue(message["replace_original"])) && target.MessageTs is { } ts)
        {
            return Change(state, channel, ts, deletes ? null : MessageContent.Read(message));
        }

        return deletes ? null : Post(state, channel, target, message);
    }

    private static string? Change(WorkspaceState state, ChannelEntity channel, string ts, MessageContent? content)
    {
        if ((channel.Messages.GetValueOrDefault(ts) ?? state.Ephemerals.Find(channel.Id, ts)) is not { IsTombstone: false } original)
        {
            return "message_not_found";
        }

        // A button of an incoming webhook's message belongs to the app too.
        if (!original.IsFrom(state.Bot) && !(original.BotId is { } bot && state.Webhooks.Find(bot) is not null))
        {
            return content is null ? "cant_delete_message" : "cant_update_message";
        }

        if (content is null)
        {
            MessagePosting.Delete(state, channel, original);
        }
        else
        {
            MessagePosting.Update(state, channel, original, content, original.EphemeralTo is null ? state.Bot.Id : null);
        }

        return null;
    }

    private static string? Post(WorkspaceState state, ChannelEntity channel, ResponseTarget target, JsonObject message)
    {
        if (channel.IsArchived)
        {
            return "is_archived";
        }

        string? thread = null;
        if ((string?)message["thread_ts"] is { Length: > 0 } ts)
        {
            if (MessageThreads.FindRoot(channel, ts) is not { } root)
            {
                return "invalid_thread_ts";
            }

            thread = root.Ts;
        }

        var draft = new MessageDraft(state.Bot, MessageContent.Read(message))
        {
            ThreadTs = thread,
            EphemeralTo = message["response_type"]?.ToString() == "in_channel" ? null : target.UserId,
        };
        MessagePosting.Post(state, channel, draft.ToMessage(state.NextTimestamp()));
        return null;
    }

    private static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True || value?.ToString() == "true";
}
