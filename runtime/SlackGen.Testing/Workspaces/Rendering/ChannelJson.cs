using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes conversations as Slack does.</summary>
internal static class ChannelJson
{
    /// <summary>The language of the workspace.</summary>
    public const string Locale = "en-US";

    private const string NeverRead = "0000000000.000000";

    /// <summary>Returns the <c>channel</c> object of <c>conversations.info</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="viewer">The user who asks.</param>
    public static JsonObject Create(WorkspaceState state, ChannelEntity channel, UserEntity viewer)
    {
        var json = CreateShared(state, channel);
        if (channel.Kind == WorkspaceChannelKind.DirectMessage)
        {
            var other = channel.Members.Find(m => m != viewer.Id) ?? viewer.Id;
            json["user"] = other;
            json["is_user_deleted"] = state.Users[other].IsDeleted;
        }
        else
        {
            json["is_member"] = channel.HasMember(viewer.Id);
        }

        if (channel.IsDirect)
        {
            json["is_open"] = channel.OpenFor.Contains(viewer.Id);
        }

        if (channel.HasMember(viewer.Id))
        {
            json["last_read"] = channel.LastRead.GetValueOrDefault(viewer.Id, NeverRead);
        }

        return json;
    }

    /// <summary>Returns the <c>channel</c> object of <c>channel_created</c> and <c>im_created</c>, which is the same for everybody.</summary>
    public static JsonObject CreateForEvent(WorkspaceState state, ChannelEntity channel)
    {
        var json = CreateShared(state, channel);
        if (channel.Kind == WorkspaceChannelKind.DirectMessage)
        {
            json["user"] = channel.Members[^1];
        }

        return json;
    }

    /// <summary>Returns the <c>channel</c> object of <c>channel_rename</c> and <c>group_rename</c>.</summary>
    public static JsonObject CreateRenamed(ChannelEntity channel)
    {
        var isPublic = channel.Kind == WorkspaceChannelKind.Public;
        var json = new JsonObject
        {
            ["id"] = channel.Id,
            ["name"] = channel.Name,
            ["name_normalized"] = channel.Name,
            ["created"] = channel.Created,
            ["is_channel"] = isPublic,
            ["is_mpim"] = false,
        };
        if (!isPublic)
        {
            json["is_group"] = true;
        }

        return json;
    }

    private static JsonObject CreateShared(WorkspaceState state, ChannelEntity channel)
    {
        if (channel.Kind == WorkspaceChannelKind.DirectMessage)
        {
            return new JsonObject
            {
                ["id"] = channel.Id,
                ["created"] = channel.Created,
                ["updated"] = channel.Updated,
                ["is_archived"] = channel.IsArchived,
                ["is_im"] = true,
                ["is_org_shared"] = false,
                ["context_team_id"] = state.App.TeamId,
            };
        }

        var isGroup = channel.Kind == WorkspaceChannelKind.GroupMessage;
        return new JsonObject
        {
            ["id"] = channel.Id,
            ["name"] = channel.Name,
            ["name_normalized"] = channel.Name,
            ["is_channel"] = !isGroup,
            ["is_group"] = isGroup,
            ["is_im"] = false,
            ["is_mpim"] = isGroup,
            ["is_private"] = channel.Kind != WorkspaceChannelKind.Public,
            ["is_archived"] = channel.IsArchived,
            ["is_general"] = channel.IsGeneral,
            ["is_shared"] = false,
            ["is_org_shared"] = false,
            ["is_ext_shared"] = false,
            ["is_pending_ext_shared"] = false,
            ["pending_shared"] = new JsonArray(),
            ["pending_connected_team_ids"] = new JsonArray(),
            ["shared_team_ids"] = new JsonArray(state.App.TeamId),
            ["context_team_id"] = state.App.TeamId,
            ["unlinked"] = 0,
            ["created"] = channel.Created,
            ["updated"] = channel.Updated,
            ["creator"] = channel.CreatorId,
            ["previous_names"] = new JsonArray([.. Enumerable.Reverse(channel.PreviousNames)]),
            ["topic"] = channel.Topic.ToJson(),
            ["purpose"] = channel.Purpose.ToJson(),
        };
    }
}
