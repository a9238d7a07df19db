using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>search.messages</c>. All matches are equally good, so that both orders are those of time.</summary>
internal static class SearchMethods
{
    private const int DefaultCount = 20;
    private const int MaxCount = 100;
    private const string FirstPage = "*";

    private static readonly string[] MessageFields = ["user", "blocks", "attachments", "files"];

    public static IReadOnlyList<WorkspaceMethod> All { get; } = [new("search.messages", Messages)];

    private static JsonObject Messages(WorkspaceCall call)
    {
        var text = call.Text("query") ?? throw new WorkspaceErrorException("no_query");
        var query = SearchQuery.Parse(text);
        var isDescending = call.Text("sort_dir") != "asc";
        var found = call.State.Channels.Values
            .Where(c => c.IsVisibleTo(call.Actor))
            .SelectMany(c => c.Messages.Values.Select(m => (Channel: c, Message: m)))
            .Where(f => !f.Message.IsTombstone && query.Matches(call.State, f.Channel, f.Message, call.Actor))
            .OrderBy(KeyOf, StringComparer.Ordinal)
            .ToList();
        if (isDescending)
        {
            found.Reverse();
        }

        var count = (int)Math.Clamp(call.Integer("count") ?? DefaultCount, 1, MaxCount);
        var page = call.Text("cursor") is { } cursor ? ByCursor(call, found, cursor, count, isDescending) : ByNumber(call, found, count);
        page["matches"] = new JsonArray([.. ((IEnumerable<(ChannelEntity Channel, MessageEntity Message)>)found)
            .Skip((int)page["pagination"]!["first"]! - 1)
            .Take(count)
            .Select(f => MatchOf(call, query, f.Channel, f.Message))]);
        return new JsonObject { ["query"] = text, ["messages"] = page };
    }

    private static string KeyOf((ChannelEntity Channel, MessageEntity Message) found) => $"{found.Message.Ts}.{found.Channel.Id}";

    private static JsonObject ByNumber(WorkspaceCall call, List<(ChannelEntity Channel, MessageEntity Message)> found, int count) =>
        PageOf(found.Count, (int)Math.Clamp(call.Integer("page") ?? 1, 1, MaxCount), count);

    // The first cursor is a star. Those that follow name the item that begins the page.
    private static JsonObject ByCursor(WorkspaceCall call, List<(ChannelEntity Channel, MessageEntity Message)> found, string cursor, int count, bool isDescending)
    {
        var arguments = (JsonObject)call.Arguments.DeepClone();
        arguments["limit"] = (long)count;
        if (cursor == FirstPage)
        {
            arguments.Remove("cursor");
        }

        var page = CursorBook.Page(call with { Arguments = arguments }, found, KeyOf, count, MaxCount, isDescending);
        var first = page.Items.Count == 0 ? 0 : found.IndexOf(page.Items[0]);
        var json = PageOf(found.Count, (first / count) + 1, count);
        json["pagination"]!["first"] = first + 1;
        json["pagination"]!["last"] = first + page.Items.Count;
        json["pagination"]!["next_cursor"] = page.NextCursor;
        return json;
    }

    private static JsonObject PageOf(int total, int number, int count)
    {
        var pages = (total + count - 1) / count;
        return new JsonObject
        {
            ["total"] = total,
            ["pagination"] = new JsonObject
            {
                ["total_count"] = total,
                ["page"] = number,
                ["per_page"] = count,
                ["page_count"] = pages,
                ["first"] = ((number - 1) * count) + 1,
                ["last"] = Math.Min(number * count, total),
            },
            ["paging"] = new JsonObject { ["count"] = count, ["total"] = total, ["page"] = number, ["pages"] = pages },
        };
    }

    private static JsonObject MatchOf(WorkspaceCall call, SearchQuery query, ChannelEntity channel, MessageEntity message)
    {
        var json = MessageJson.Create(call.State, channel, message);
        var match = new JsonObject
        {
            ["type"] = channel.Kind == WorkspaceChannelKind.DirectMessage ? "im" : "message",
            ["ts"] = message.Ts,
            ["iid"] = KeyOf((channel, message)),
            ["team"] = call.State.App.TeamId,
            ["channel"] = ChannelOf(call, channel),
            ["username"] = (string?)message.Extra["username"]
                ?? (message.UserId is { } id && call.State.Users.TryGetValue(id, out var author) ? author.Name : ""),
            ["text"] = call.Flag("highlight") ? query.Highlight(message.Text) : message.Text,
            ["permalink"] = MessageJson.PermalinkOf(call.State, channel, message),
            ["score"] = 1,
        };
        foreach (var field in MessageFields.Where(json.ContainsKey))
        {
            match[field] = json[field]?.DeepClone();
        }

        return match;
    }

    // The name of a direct message is the ID of the other user.
    private static JsonObject ChannelOf(WorkspaceCall call, ChannelEntity channel) => new()
    {
        ["id"] = channel.Id,
        ["name"] = channel.Kind == WorkspaceChannelKind.DirectMessage ? channel.Members.Find(m => m != call.Actor.Id) ?? call.Actor.Id : channel.Name,
        ["is_channel"] = channel.Kind is WorkspaceChannelKind.Public or WorkspaceChannelKind.Private,
        ["is_im"] = channel.Kind == WorkspaceChannelKind.DirectMessage,
        ["is_mpim"] = channel.Kind == WorkspaceChannelKind.GroupMessage,
        ["is_private"] = channel.Kind != WorkspaceChannelKind.Public,
    };
}
