using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A message before it is posted.</summary>
/// <param name="Author">The user who posts.</param>
/// <param name="Content">The content.</param>
internal sealed record MessageDraft(UserEntity Author, MessageContent Content)
{
    /// <summary>Gets the subtype; null for an ordinary message.</summary>
    public string? Subtype { get; init; }

    /// <summary>Gets the timestamp of the thread's parent; null for a message outside of threads.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Gets whether the author may post in public channels without being a member.</summary>
    public bool IsForEveryPublicChannel { get; init; }

    /// <summary>Gets the fields that no other property holds.</summary>
    public JsonObject Extra { get; init; } = [];

    /// <summary>Gets the ID of the only user who sees the message; null for everybody.</summary>
    public string? EphemeralTo { get; init; }

    /// <summary>Returns whether the author may post in a channel now.</summary>
    public bool MayPostTo(ChannelEntity channel) => !channel.IsArchived
        && (channel.HasMember(Author.Id) || (channel.Kind == WorkspaceChannelKind.Public && IsForEveryPublicChannel));

    /// <summary>Returns the message. A bot that posts under a name or picture of its own hides its user.</summary>
    public MessageEntity ToMessage(string ts)
    {
        var message = new MessageEntity
        {
            Ts = ts,
            UserId = Subtype == MessageSubtypes.BotMessage ? null : Author.Id,
            BotId = Author.BotId,
            Subtype = Subtype,
            ThreadTs = ThreadTs,
            EphemeralTo = EphemeralTo,
        };
        Content.CopyTo(message);
        foreach (var (name, value) in Extra)
        {
            message.Extra[name] = value?.DeepClone();
        }

        return message;
    }
}
