using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>Implements <c>bookmarks.*</c> for links.</summary>
internal static partial class BookmarkMethods
{
    private const string LinkType = "link";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("bookmarks.add", Add),
        new("bookmarks.edit", Edit),
        new("bookmarks.remove", Remove),
        new("bookmarks.list", List),
    ];

    private static JsonObject Add(WorkspaceCall call)
    {
        var channel = Channel(call);
        if (call.Text("type") != LinkType)
        {
            throw new WorkspaceErrorException("invalid_bookmark_type", "[ERROR] the workspace has bookmarks of the type link");
        }

        if (call.Text("parent_id") is not null)
        {
            throw new WorkspaceErrorException("invalid_parent_type", "[ERROR] the workspace has no folders of bookmarks");
        }

        CheckValues(call, isLinkNeeded: true);
        if (call.State.Bookmarks.Of(channel.Id).Count == BookmarkBook.MaxPerChannel)
        {
            throw new WorkspaceErrorException("too_many_bookmarks");
        }

        var bookmark = new BookmarkEntity
        {
            Id = call.State.NextId("Bk"),
            ChannelId = channel.Id,
            Title = call.Text("title") ?? "",
            Link = call.Text(LinkType)!,
            Emoji = call.Text("emoji"),
            Created = call.State.Now.ToUnixTimeSeconds(),
            UserId = call.Actor.Id,
            AppId = call.IsBot ? call.State.App.AppId : null,
        };
        call.State.Bookmarks.Add(bookmark);
        return new JsonObject { ["bookmark"] = ToJson(call.State, bookmark) };
    }

    private static JsonObject Edit(WorkspaceCall call)
    {
        var bookmark = Bookmark(call, Channel(call));
        CheckValues(call, isLinkNeeded: false);
        bookmark.Title = call.Text("title") ?? bookmark.Title;
        bookmark.Link = call.Text(LinkType) ?? bookmark.Link;
        bookmark.Emoji = call.Text("emoji") ?? bookmark.Emoji;
        (bookmark.Updated, bookmark.UserId) = (call.State.Now.ToUnixTimeSeconds(), call.Actor.Id);
        return new JsonObject { ["bookmark"] = ToJson(call.State, bookmark) };
    }

    private static JsonObject Remove(WorkspaceCall call)
    {
        call.State.Bookmarks.Remove(Bookmark(call, Channel(call)));
        return [];
    }

    private static JsonObject List(WorkspaceCall call)
    {
        var channel = call.Channel("channel_id");
        return call.IsBot && !channel.HasMember(call.Actor.Id)
            ? throw new WorkspaceErrorException("access_denied")
            : new JsonObject { ["bookmarks"] = new JsonArray([.. call.State.Bookmarks.Of(channel.Id).Select(b => ToJson(call.State, b))]) };
    }

    private static ChannelEntity Channel(WorkspaceCall call)
    {
        var channel = call.Channel("channel_id");
        return channel.HasMember(call.Actor.Id) && !channel.IsArchived ? channel : throw new WorkspaceErrorException("permission_denied");
    }

    private static BookmarkEntity Bookmark(WorkspaceCall call, ChannelEntity channel) =>
        call.State.Bookmarks.Of(channel.Id).FirstOrDefault(b => b.Id == call.Text("bookmark_id")) ?? throw new WorkspaceErrorException("not_found");

    private static void CheckValues(WorkspaceCall call, bool isLinkNeeded)
    {
        var link = call.Text(LinkType);
        if (link is null ? isLinkNeeded : !Uri.TryCreate(link, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new WorkspaceErrorException("invalid_link");
        }

        if (call.Text("emoji") is { } emoji && !EmojiCode().IsMatch(emoji))
        {
            throw new WorkspaceErrorException("invalid_emoji");
        }
    }

    private static JsonObject ToJson(WorkspaceState state, BookmarkEntity bookmark) => new()
    {
        ["id"] = bookmark.Id,
        ["channel_id"] = bookmark.ChannelId,
        ["title"] = bookmark.Title,
        ["link"] = bookmark.Link,
        ["emoji"] = bookmark.Emoji ?? "",
        ["type"] = LinkType,
        ["date_created"] = bookmark.Created,
        ["date_updated"] = bookmark.Updated,
        ["rank"] = bookmark.Id,
        ["last_updated_by_user_id"] = bookmark.UserId,
        ["last_updated_by_team_id"] = state.App.TeamId,
        ["app_id"] = bookmark.AppId,
    };

    [GeneratedRegex("^:[a-z0-9_+'-]+(?:::skin-tone-[2-6])?:$")]
    private static partial Regex EmojiCode();
}
