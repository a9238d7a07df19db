using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <content>What a user does with channels.</content>
public sealed partial class WorkspaceUser
{
    /// <summary>Joins a public channel.</summary>
    /// <param name="channel">The ID or the name.</param>
    /// <exception cref="ArgumentException">The user sees no such channel.</exception>
    /// <exception cref="InvalidOperationException">Slack refuses it. The message has the error code.</exception>
    public Task<ActOutcome> JoinAsync(string channel) => CallAsync("conversations.join", new JsonObject { ["channel"] = IdOf(channel) });

    /// <summary>Leaves a channel.</summary>
    /// <param name="channel">The ID or the name.</param>
    /// <exception cref="ArgumentException">The user sees no such channel.</exception>
    /// <exception cref="InvalidOperationException">Slack refuses it, <c>cant_leave_general</c>. The message has the error code.</exception>
    public Task<ActOutcome> LeaveAsync(string channel) => CallAsync("conversations.leave", new JsonObject { ["channel"] = IdOf(channel) });

    /// <summary>Invites users to a channel.</summary>
    /// <param name="channel">The ID or the name.</param>
    /// <param name="users">The IDs or handles of the users, also those of bots.</param>
    /// <exception cref="ArgumentException">The user sees no such channel, or there is no such user.</exception>
    /// <exception cref="InvalidOperationException">Slack refuses it, <c>already_in_channel</c>. The message has the error code.</exception>
    public Task<ActOutcome> InviteAsync(string channel, params string[] users)
    {
        ArgumentNullException.ThrowIfNull(users);
        return CallAsync("conversations.invite", new JsonObject
        {
            ["channel"] = IdOf(channel),
            ["users"] = new JsonArray([.. users.Select(u => JsonValue.Create(workspace.User(u).Id))]),
        });
    }

    private string IdOf(string channel)
    {
        lock (State.Gate)
        {
            return ActChannel.Find(State, user, channel).Id;
        }
    }
}
