using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>pins.*</c>.</summary>
internal static class PinMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [new("pins.add", Add), new("pins.remove", Remove), new("pins.list", List)];

    private static JsonObject Add(WorkspaceCall call)
    {
        var channel = call.Channel();
        if (!channel.HasMember(call.Actor.Id))
        {
            throw new WorkspaceErrorException("not_in_channel");
        }

        if (channel.IsArchived)
        {
            throw new WorkspaceErrorException("restricted_action");
        }

        var message = call.Message(channel, "timestamp");
        if (!MessageSubtypes.IsWritten(message.Subtype))
        {
            throw new WorkspaceErrorException("not_pinnable");
        }

        if (call.State.Pins.Contains(channel.Id, message.Ts))
        {
            throw new WorkspaceErrorException("already_pinned");
        }

        if (call.State.Pins.Of(channel.Id).Count == PinBook.MaxPerChannel)
        {
            throw new WorkspaceErrorException("too_many_pins");
        }

        var pin = new PinBook.Pin(message.Ts, call.Actor.Id, call.State.Now.ToUnixTimeSeconds());
        call.State.Pins.Add(channel.Id, pin);
        call.State.Raise(EventOf(call, channel, message, pin, "pin_added"), channel);
        return [];
    }

    private static JsonObject Remove(WorkspaceCall call)
    {
        var channel = call.Channel();
        if (!channel.HasMember(call.Actor.Id))
        {
            throw new WorkspaceErrorException("restricted_action");
        }

        var message = call.Message(channel, "timestamp");
        var pin = call.State.Pins.Remove(channel.Id, message.Ts) ?? throw new WorkspaceErrorException("no_pin");
        var @event = EventOf(call, channel, message, pin, "pin_removed");
        @event["has_pins"] = call.State.Pins.Of(channel.Id).Count > 0;
        call.State.Raise(@event, channel);
        return [];
    }

    private static JsonObject List(WorkspaceCall call)
    {
        var channel = call.Channel();
        if (!channel.HasMember(call.Actor.Id) && call.IsBot)
        {
            throw new WorkspaceErrorException("restricted_action");
        }

        var pins = call.State.Pins.Of(channel.Id);
        return new JsonObject
        {
            ["items"] = new JsonArray([.. pins.Reverse().Select(p => ItemOf(call.State, channel, channel.Messages[p.Ts], p, call.Actor))]),
            ["count"] = pins.Count,
        };
    }

    private static JsonObject EventOf(WorkspaceCall call, ChannelEntity channel, MessageEntity message, PinBook.Pin pin, string type)
    {
        var @event = new JsonObject
        {
            ["type"] = type,
            ["user"] = call.Actor.Id,
            ["channel_id"] = channel.Id,
            ["item"] = ItemOf(call.State, channel, message, pin, viewer: null),
            ["pin_count"] = call.State.Pins.Of(channel.Id).Count.ToString(CultureInfo.InvariantCulture),
            ["pinned_info"] = new JsonObject { ["channel"] = channel.Id, ["pinned_by"] = pin.UserId, ["pinned_ts"] = pin.Created },
        };
        if (message.UserId is { } author)
        {
            @event["item_user"] = author;
        }

        return @event;
    }

    private static JsonObject ItemOf(WorkspaceState state, ChannelEntity channel, MessageEntity message, PinBook.Pin pin, UserEntity? viewer)
    {
        var item = ItemJson.Create(state, channel, message, viewer);
        item["created"] = pin.Created;
        item["created_by"] = pin.UserId;
        return item;
    }
}
