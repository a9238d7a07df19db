using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>reactions.*</c> for messages. Files have no reactions.</summary>
internal static class ReactionMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("reactions.add", Add),
        new("reactions.remove", Remove),
        new("reactions.get", Get),
        new("reactions.list", List),
    ];

    private static JsonObject Add(WorkspaceCall call)
    {
        var channel = call.Channel();
        MessageReactions.Add(call.State, channel, call.Message(channel, "timestamp"), call.Actor, call.Text("name") ?? "");
        return [];
    }

    private static JsonObject Remove(WorkspaceCall call)
    {
        ItemArguments.RefuseFiles(call);
        var channel = call.Channel();
        MessageReactions.Remove(call.State, channel, call.Message(channel, "timestamp"), call.Actor, call.Text("name") ?? "");
        return [];
    }

    private static JsonObject Get(WorkspaceCall call)
    {
        ItemArguments.RefuseFiles(call);
        var channel = call.Channel();
        return ItemJson.Create(call.State, channel, call.Message(channel, "timestamp"), call.Actor);
    }

    private static JsonObject List(WorkspaceCall call)
    {
        var user = call.Text("user") is null ? call.Actor : call.User();
        var reacted = call.State.Channels.Values
            .Where(c => c.IsVisibleTo(call.Actor))
            .SelectMany(c => c.Messages.Values
                .Where(m => m.Reactions.Exists(r => r.Users.Contains(user.Id)))
                .Select(m => (Key: $"{m.Ts}.{c.Id}", Channel: c, Message: m)))
            .OrderByDescending(r => r.Key, StringComparer.Ordinal);
        return NumberedPage.Create(call, "items", reacted, r => r.Key, r => ItemJson.Create(call.State, r.Channel, r.Message, call.Actor));
    }
}
