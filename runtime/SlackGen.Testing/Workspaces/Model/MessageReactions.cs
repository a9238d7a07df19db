using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>Adds and removes reactions. Methods and people's acts both come here. The caller holds the gate.</summary>
internal static partial class MessageReactions
{
    /// <summary>The number of different emoji that Slack allows on a message.</summary>
    public const int MaxEmoji = 50;

    /// <summary>The number of reactions that Slack allows a user on a message.</summary>
    public const int MaxPerUser = 23;

    /// <summary>Adds a reaction.</summary>
    /// <exception cref="WorkspaceErrorException">
    /// <c>invalid_name</c>, <c>is_archived</c>, <c>already_reacted</c>, <c>too_many_emoji</c> or <c>too_many_reactions</c>.
    /// </exception>
    public static void Add(WorkspaceState state, ChannelEntity channel, MessageEntity message, UserEntity user, string name)
    {
        CheckName(name);
        if (channel.IsArchived)
        {
            throw new WorkspaceErrorException("is_archived");
        }

        var users = message.Reactions.Find(r => r.Name == name).Users;
        if (users?.Contains(user.Id) == true)
        {
            throw new WorkspaceErrorException("already_reacted");
        }

        if (users is null && message.Reactions.Count == MaxEmoji)
        {
            throw new WorkspaceErrorException("too_many_emoji");
        }

        if (message.Reactions.Count(r => r.Users.Contains(user.Id)) == MaxPerUser)
        {
            throw new WorkspaceErrorException("too_many_reactions");
        }

        if (users is null)
        {
            message.Reactions.Add((name, users = []));
        }

        users.Add(user.Id);
        Raise(state, channel, message, user, name, "reaction_added");
    }

    /// <summary>Removes a reaction of a user.</summary>
    /// <exception cref="WorkspaceErrorException"><c>invalid_name</c> or <c>no_reaction</c>.</exception>
    public static void Remove(WorkspaceState state, ChannelEntity channel, MessageEntity message, UserEntity user, string name)
    {
        CheckName(name);
        var users = message.Reactions.Find(r => r.Name == name).Users;
        if (users?.Remove(user.Id) != true)
        {
            throw new WorkspaceErrorException("no_reaction");
        }

        message.Reactions.RemoveAll(r => r.Users.Count == 0);
        Raise(state, channel, message, user, name, "reaction_removed");
    }

    private static void CheckName(string name)
    {
        if (!EmojiName().IsMatch(name))
        {
            throw new WorkspaceErrorException("invalid_name");
        }
    }

    private static void Raise(WorkspaceState state, ChannelEntity channel, MessageEntity message, UserEntity user, string name, string type)
    {
        var @event = new JsonObject
        {
            ["type"] = type,
            ["user"] = user.Id,
            ["reaction"] = name,
            ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel.Id, ["ts"] = message.Ts },
        };
        if (message.UserId is { } author)
        {
            @event["item_user"] = author;
        }

        state.Raise(@event, channel);
    }

    // The form of a name. The workspace has no list of all emoji.
    [GeneratedRegex("^[a-z0-9_+'-]+(?:::skin-tone-[2-6])?$")]
    private static partial Regex EmojiName();
}
