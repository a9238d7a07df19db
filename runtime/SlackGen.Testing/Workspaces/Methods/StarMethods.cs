using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>stars.*</c> for channels and messages. Files have no stars.</summary>
internal static class StarMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [new("stars.add", Add), new("stars.remove", Remove), new("stars.list", List)];

    private static JsonObject Add(WorkspaceCall call)
    {
        var (channel, message) = Item(call);
        var star = new StarBook.Star(channel.Id, message?.Ts, call.State.Now.ToUnixTimeSeconds());
        if (!call.State.Stars.Add(call.Actor.Id, star))
        {
            throw new WorkspaceErrorException("already_starred");
        }

        Raise(call, channel, message, star, "star_added");
        return [];
    }

    private static JsonObject Remove(WorkspaceCall call)
    {
        var (channel, message) = Item(call);
        var star = call.State.Stars.Remove(call.Actor.Id, channel.Id, message?.Ts) ?? throw new WorkspaceErrorException("not_starred");
        Raise(call, channel, message, star, "star_removed");
        return [];
    }

    private static JsonObject List(WorkspaceCall call)
    {
        var stars = call.State.Stars.Of(call.Actor.Id)
            .OrderByDescending(KeyOf, StringComparer.Ordinal)
            .Select(star => (Star: star, Channel: call.FindChannel(star.ChannelId)))
            .Where(s => s.Channel is not null);
        return NumberedPage.Create(call, "items", stars, s => KeyOf(s.Star), s => ItemOf(call.State, s.Channel!, MessageOf(s.Channel!, s.Star), s.Star, call.Actor));
    }

    private static (ChannelEntity Channel, MessageEntity? Message) Item(WorkspaceCall call)
    {
        ItemArguments.RefuseFiles(call);
        var channel = call.Channel();
        return (channel, call.Text("timestamp") is null ? null : call.Message(channel, "timestamp"));
    }

    private static MessageEntity? MessageOf(ChannelEntity channel, StarBook.Star star) => star.Ts is null ? null : channel.Messages[star.Ts];

    private static string KeyOf(StarBook.Star star) => string.Create(CultureInfo.InvariantCulture, $"{star.Created:D12}.{star.Ts}.{star.ChannelId}");

    private static void Raise(WorkspaceCall call, ChannelEntity channel, MessageEntity? message, StarBook.Star star, string type) => call.State.Raise(
        new JsonObject { ["type"] = type, ["user"] = call.Actor.Id, ["item"] = ItemOf(call.State, channel, message, star, call.Actor) },
        channel);

    private static JsonObject ItemOf(WorkspaceState state, ChannelEntity channel, MessageEntity? message, StarBook.Star star, UserEntity viewer)
    {
        var item = message is null
            ? new JsonObject { ["type"] = "channel", ["channel"] = channel.Id }
            : ItemJson.Create(state, channel, message, viewer);
        item["date_create"] = star.Created;
        return item;
    }
}
