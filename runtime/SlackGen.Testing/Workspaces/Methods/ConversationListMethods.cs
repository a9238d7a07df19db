using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods that find conversations, <c>conversations.list</c>.</summary>
internal static class ConversationListMethods
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 999;

    // The value of the argument `types`, the kind, and the scope that it needs.
    private static readonly (string Type, WorkspaceChannelKind Kind, string Scope)[] Types =
    [
        ("public_channel", WorkspaceChannelKind.Public, "channels:read"),
        ("private_channel", WorkspaceChannelKind.Private, "groups:read"),
        ("mpim", WorkspaceChannelKind.GroupMessage, "mpim:read"),
        ("im", WorkspaceChannelKind.DirectMessage, "im:read"),
    ];

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("conversations.info", Info),
        new("conversations.list", List),
        new("users.conversations", ListOfUser),
    ];

    private static JsonObject Info(WorkspaceCall call)
    {
        var channel = call.Channel();
        var json = ChannelJson.Create(call.State, channel, call.Actor);
        if (call.Flag("include_num_members"))
        {
            json["num_members"] = channel.Members.Count;
        }

        if (call.Flag("include_locale"))
        {
            json["locale"] = ChannelJson.Locale;
        }

        return new JsonObject { ["channel"] = json };
    }

    private static JsonObject List(WorkspaceCall call) => Page(call, call.Actor, withCount: true);

    private static JsonObject ListOfUser(WorkspaceCall call)
    {
        var user = call.Text("user") is null ? call.Actor : call.User(error: "invalid_arguments");
        return Page(call, user, withCount: false, c => c.HasMember(user.Id));
    }

    private static JsonObject Page(WorkspaceCall call, UserEntity user, bool withCount, Func<ChannelEntity, bool>? isListed = null)
    {
        var kinds = ReadKinds(call);
        var skipsArchived = call.Flag("exclude_archived");
        var found = call.State.Channels.Values
            .Where(c => kinds.Contains(c.Kind)
                && !(skipsArchived && c.IsArchived)
                && call.FindChannel(c.Id) is not null
                && isListed?.Invoke(c) != false)
            .OrderBy(c => c.Id, StringComparer.Ordinal);
        var page = CursorBook.Page(call, found, c => c.Id, DefaultLimit, MaxLimit);
        return new JsonObject
        {
            ["channels"] = new JsonArray([.. page.Items.Select(c => Item(call, c, user, withCount))]),
            ["response_metadata"] = page.ToMetadata(),
        };
    }

    // The read position is for `conversations.info` only.
    private static JsonObject Item(WorkspaceCall call, ChannelEntity channel, UserEntity user, bool withCount)
    {
        var json = ChannelJson.Create(call.State, channel, user);
        json.Remove("last_read");
        if (withCount && !channel.IsDirect)
        {
            json["num_members"] = channel.Members.Count;
        }

        return json;
    }

    private static List<WorkspaceChannelKind> ReadKinds(WorkspaceCall call)
    {
        var types = call.List("types");
        var found = new List<WorkspaceChannelKind>();
        foreach (var type in types is [] ? [Types[0].Type] : types)
        {
            var known = Array.Find(Types, t => t.Type == type.Trim());
            if (known.Type is null || !call.Token.HasScope(known.Scope))
            {
                throw new WorkspaceErrorException("invalid_types");
            }

            found.Add(known.Kind);
        }

        return found;
    }
}
