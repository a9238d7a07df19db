using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes files as Slack does.</summary>
internal static class FileJson
{
    /// <summary>Returns the <c>file</c> object of <c>files.info</c>; a tombstone for a deleted file.</summary>
    public static JsonObject Create(WorkspaceState state, FileEntity file)
    {
        if (file.IsDeleted)
        {
            return new JsonObject { ["id"] = file.Id, ["mode"] = "tombstone" };
        }

        var isExternal = file.Mode == FileEntity.External;
        var json = new JsonObject
        {
            ["id"] = file.Id,
            ["created"] = file.Created,
            ["timestamp"] = file.Created,
            ["name"] = file.Name,
            ["title"] = file.Title,
            ["mimetype"] = file.Kind.MimeType,
            ["filetype"] = file.Kind.FileType,
            ["pretty_type"] = file.Kind.PrettyType,
            ["user"] = file.UserId,
            ["user_team"] = state.App.TeamId,
            ["editable"] = file.Mode is FileEntity.Snippet or FileEntity.CanvasMode,
            ["size"] = file.Size,
            ["mode"] = file.Mode,
            ["is_external"] = isExternal,
            ["external_type"] = isExternal ? "app" : "",
            ["is_public"] = file.IsPublic(state),
            ["public_url_shared"] = file.IsPublicLinkShared,
            ["display_as_bot"] = false,
            ["username"] = "",
            ["url_private"] = file.ExternalUrl ?? FileAddress.Private(state, file),
            ["permalink"] = FileAddress.Permalink(state, file),
            ["is_starred"] = false,
            ["has_rich_preview"] = false,
            ["file_access"] = "visible",
            ["comments_count"] = 0,
        };
        if (isExternal)
        {
            json["external_id"] = file.ExternalId;
            json["external_url"] = file.ExternalUrl;
            json["app_id"] = state.App.AppId;
        }
        else
        {
            json["url_private_download"] = FileAddress.Download(state, file);
            json["permalink_public"] = FileAddress.Public(state, file);
        }

        if (file.AltText is { } description)
        {
            json["alt_txt"] = description;
        }

        AddShares(state, file, json);
        return json;
    }

    private static void AddShares(WorkspaceState state, FileEntity file, JsonObject json)
    {
        var (byPublic, byPrivate) = (new JsonObject(), new JsonObject());
        foreach (var (channelId, ts) in file.Shares)
        {
            if (!state.Channels.TryGetValue(channelId, out var channel))
            {
                continue;
            }

            var group = channel.Kind == WorkspaceChannelKind.Public ? byPublic : byPrivate;
            if (group[channelId] is not JsonArray shares)
            {
                group[channelId] = shares = [];
            }

            var share = new JsonObject { ["ts"] = ts, ["channel_name"] = channel.Name, ["team_id"] = state.App.TeamId, ["share_user_id"] = file.UserId };
            if (channel.Messages.GetValueOrDefault(ts)?.ThreadTs is { } thread)
            {
                share["thread_ts"] = thread;
            }

            shares.Add(share);
        }

        var all = new JsonObject();
        if (byPublic.Count > 0)
        {
            all["public"] = byPublic;
        }

        if (byPrivate.Count > 0)
        {
            all["private"] = byPrivate;
        }

        json["shares"] = all;
        json["channels"] = Ids(WorkspaceChannelKind.Public);
        json["groups"] = Ids(WorkspaceChannelKind.Private, WorkspaceChannelKind.GroupMessage);
        json["ims"] = Ids(WorkspaceChannelKind.DirectMessage);
        JsonArray Ids(params WorkspaceChannelKind[] kinds) =>
            new([.. file.ChannelsOf(state).Where(c => kinds.Contains(c.Kind)).Select(c => JsonValue.Create(c.Id))]);
    }
}
