using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <content>What a user does with messages.</content>
public sealed partial class WorkspaceUser
{
    /// <summary>Posts a message.</summary>
    /// <param name="channel">The ID or the name of the channel, or <c>@handle</c> for the direct message with a user.</param>
    /// <param name="text">The text. <c>@handle</c>, <c>#channel</c> and <c>@here</c> become references; Slack's markup, <c>&lt;@U1&gt;</c>, stays.</param>
    /// <param name="threadTs">The timestamp of the message to reply to; null for a message of its own.</param>
    /// <returns>The message, once the events of it are on the wire.</returns>
    /// <exception cref="ArgumentException">The user sees no such channel, the text is empty, or there is no message to reply to.</exception>
    /// <exception cref="InvalidOperationException">The channel is archived, or the user is not a member.</exception>
    public Task<ActOutcome> SayAsync(string channel, string text, string? threadTs = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return ChangeAsync(() =>
        {
            var target = ActChannel.FindWritable(State, user, channel);
            if (threadTs is not null && !target.Messages.ContainsKey(threadTs))
            {
                throw new ArgumentException($"There is no message {threadTs} in {ActChannel.NameOf(target)} to reply to.", nameof(threadTs));
            }

            var message = new MessageEntity { Ts = State.NextTimestamp(), UserId = user.Id, BotId = user.BotId, ThreadTs = threadTs };
            ContentOf(text).CopyTo(message);
            message.Extra["client_msg_id"] = Guid.NewGuid().ToString();
            MessagePosting.Post(State, target, message);
            return ToMessage(target, message);
        });
    }

    /// <summary>Edits a message of the user.</summary>
    /// <param name="message">The message.</param>
    /// <param name="text">The new text, as for <see cref="SayAsync"/>.</param>
    /// <exception cref="InvalidOperationException">The message is that of another user, or was deleted.</exception>
    public Task<ActOutcome> EditAsync(WorkspaceMessage message, string text)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return ChangeAsync(() =>
        {
            var (channel, entity) = FindOwn(message);
            MessagePosting.Update(State, channel, entity, ContentOf(text), user.Id);
            return ToMessage(channel, entity);
        });
    }

    /// <summary>Deletes a message of the user.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="InvalidOperationException">The message is that of another user, or was deleted.</exception>
    public Task<ActOutcome> DeleteAsync(WorkspaceMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return ChangeAsync(() =>
        {
            var (channel, entity) = FindOwn(message);
            MessagePosting.Delete(State, channel, entity);
            return null;
        });
    }

    /// <summary>Adds a reaction.</summary>
    /// <param name="message">The message.</param>
    /// <param name="emoji">The name of the emoji with or without colons, <c>thumbsup</c>.</param>
    /// <exception cref="InvalidOperationException">Slack refuses the reaction. The message has the error code.</exception>
    public Task<ActOutcome> ReactAsync(WorkspaceMessage message, string emoji) => ReactAsync("reactions.add", message, emoji);

    /// <summary>Removes a reaction of the user.</summary>
    /// <param name="message">The message.</param>
    /// <param name="emoji">The name of the emoji with or without colons, <c>thumbsup</c>.</param>
    /// <exception cref="InvalidOperationException">Slack refuses it. The message has the error code.</exception>
    public Task<ActOutcome> UnreactAsync(WorkspaceMessage message, string emoji) => ReactAsync("reactions.remove", message, emoji);

    /// <summary>Uploads a file and shares it in a channel.</summary>
    /// <param name="channel">The ID or the name of the channel, or <c>@handle</c> for the direct message with a user.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="comment">The text of the message; null for none.</param>
    /// <exception cref="ArgumentException">The user sees no such channel, or the name is empty.</exception>
    /// <exception cref="InvalidOperationException">The channel is archived, or the user is not a member.</exception>
    public Task<ActOutcome> UploadAsync(string channel, string fileName, ReadOnlyMemory<byte> content, string? comment = null) =>
        UploadAsync(channel, fileName, content, comment, null);

    internal Task<ActOutcome> UploadAsync(string channel, string fileName, ReadOnlyMemory<byte> content, string? comment, string? threadTs)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return ChangeAsync(() =>
        {
            var target = ActChannel.FindWritable(State, user, channel);
            var file = FileSharing.Add(State, user.Id, fileName, content);
            return ToMessage(target, FileSharing.Share(State, [file], target, user, PersonText.ToMarkup(State, user, comment ?? ""), threadTs));
        });
    }

    /// <summary>
    /// Uploads a file that is shared nowhere yet, such as one for a <c>file_input</c> of a modal: <see cref="SubmitAsync"/> takes
    /// <c>new { files = new[] { new { id } } }</c>.
    /// </summary>
    /// <param name="fileName">The name of the file.</param>
    /// <param name="content">The bytes.</param>
    /// <returns>The ID of the file, once the events of it are on the wire.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public async Task<string> AddFileAsync(string fileName, ReadOnlyMemory<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        var id = "";
        await ChangeAsync(() =>
        {
            id = FileSharing.Add(State, user.Id, fileName, content).Id;
            return null;
        }).ConfigureAwait(false);
        return id;
    }

    /// <summary>Gets what the user sees in a channel, oldest first, with the replies of threads and the messages that only this user sees.</summary>
    /// <param name="channel">The ID or the name of the channel, or <c>@handle</c> for the direct message with a user, which is empty if there is none yet.</param>
    /// <exception cref="ArgumentException">The user sees no such channel.</exception>
    public IReadOnlyList<WorkspaceMessage> See(string channel)
    {
        ArgumentException.ThrowIfNullOrEmpty(channel);
        lock (State.Gate)
        {
            if (ActChannel.PartnerOf(State, channel) is { } partner && DirectMessages.Find(State, user, partner) is null)
            {
                return [];
            }

            var target = ActChannel.Find(State, user, channel);
            return [.. target.Messages.Values
                .Concat(State.Ephemerals.Of(target.Id, user.Id))
                .OrderBy(m => m.Ts, StringComparer.Ordinal)
                .Select(m => ToMessage(target, m))];
        }
    }

    private Task<ActOutcome> ReactAsync(string method, WorkspaceMessage message, string emoji)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentException.ThrowIfNullOrEmpty(emoji);
        return CallAsync(method, new JsonObject { ["channel"] = message.ChannelId, ["timestamp"] = message.Ts, ["name"] = emoji.Trim(':') });
    }

    private MessageContent ContentOf(string text) => MessageContent.Read(new JsonObject { ["text"] = PersonText.ToMarkup(State, user, text) });

    private WorkspaceMessage ToMessage(ChannelEntity channel, MessageEntity message) =>
        new(channel.Id, MessageJson.Create(State, channel, message), message.EphemeralTo is not null);

    private (ChannelEntity Channel, MessageEntity Message) FindOwn(WorkspaceMessage message)
    {
        var channel = ActChannel.Find(State, user, message.ChannelId);
        var found = channel.Messages.GetValueOrDefault(message.Ts)
            ?? throw new InvalidOperationException($"There is no message {message.Ts} in {ActChannel.NameOf(channel)}.");
        return found.UserId == user.Id
            ? (channel, found)
            : throw new InvalidOperationException($"The message {message.Ts} in {ActChannel.NameOf(channel)} is not that of @{user.Name}.");
    }
}
