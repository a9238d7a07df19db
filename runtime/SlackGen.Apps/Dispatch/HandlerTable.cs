using System.Text.RegularExpressions;

namespace SlackGen.Apps;

/// <summary>The handlers of an app by kind and name, with the most specific first. The table is computed once.</summary>
/// <typeparam name="TApp">The class with the handlers.</typeparam>
internal sealed class HandlerTable<TApp>
    where TApp : class
{
    private readonly KindTable[] kinds;

    public HandlerTable(IReadOnlyList<SlackHandler<TApp>> handlers)
    {
        kinds = [.. Enum.GetValues<SlackHandlerKind>().Select(kind => new KindTable(handlers.Where(h => h.Kind == kind)))];
        Count = handlers.Count;
    }

    /// <summary>Gets the number of handlers.</summary>
    public int Count { get; }

    /// <summary>Finds the handler of an event.</summary>
    public SlackHandler<TApp>? FindEvent(SlackDelivery delivery)
    {
        if (delivery.Kind == SlackHandlerKind.Function && Find(SlackHandlerKind.Function, delivery.CallbackId ?? "", delivery.Type, null, null) is { } function)
        {
            return function;
        }

        // A function is also an event, which an app without a handler of the function may handle.
        var table = kinds[(int)SlackHandlerKind.Event];
        return Match(table.Exact.GetValueOrDefault(delivery.Type), delivery) ?? Match(table.Others, delivery);
    }

    /// <summary>Finds the handler of a command, or of an interaction without actions.</summary>
    public SlackHandler<TApp>? Find(SlackHandlerKind kind, SlackDelivery delivery) =>
        Find(kind, (kind == SlackHandlerKind.Command ? delivery.Type : delivery.CallbackId) ?? "", delivery.Type, null, null);

    /// <summary>Finds the handler of an action, or of a request for options.</summary>
    public SlackHandler<TApp>? Find(SlackHandlerKind kind, SlackDelivery delivery, SlackDeliveryAction action) =>
        Find(kind, action.ActionId, delivery.Type, action.Type, action.BlockId);

    private SlackHandler<TApp>? Find(SlackHandlerKind kind, string name, string type, string? element, string? blockId)
    {
        var table = kinds[(int)kind];
        return Match(table.Exact.GetValueOrDefault(name), name, type, element, blockId) ?? Match(table.Others, name, type, element, blockId);
    }

    private static SlackHandler<TApp>? Match(Candidate[]? candidates, string name, string type, string? element, string? blockId)
    {
        foreach (var (handler, _, _) in candidates ?? [])
        {
            if ((handler.Type is null || handler.Type == type)
                && (handler.Element is null || handler.Element == element)
                && (handler.BlockId is null || handler.BlockId == blockId)
                && Matches(handler.Pattern, name))
            {
                return handler;
            }
        }

        return null;
    }

    private static SlackHandler<TApp>? Match(Candidate[]? candidates, SlackDelivery delivery)
    {
        foreach (var (handler, channelType, _) in candidates ?? [])
        {
            if ((handler.Subtype is null || handler.Subtype == (delivery.Subtype ?? ""))
                && (channelType is null || channelType == delivery.ChannelType)
                && Matches(handler.Pattern, delivery.Type))
            {
                return handler;
            }
        }

        return null;
    }

    private static bool Matches(Regex? pattern, string name)
    {
        try
        {
            return pattern is null || pattern.IsMatch(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>A handler under one of its names.</summary>
    /// <param name="Handler">The handler.</param>
    /// <param name="ChannelType">The type of channel that a subscription such as <c>message.im</c> names; null for any.</param>
    /// <param name="Rank">The rank; the highest is the most specific.</param>
    private sealed record Candidate(SlackHandler<TApp> Handler, string? ChannelType, int Rank);

    /// <summary>The handlers of a kind: those with names by name, and the others, which match a pattern or everything.</summary>
    private sealed class KindTable
    {
        public KindTable(IEnumerable<SlackHandler<TApp>> handlers)
        {
            var exact = new Dictionary<string, List<Candidate>>(StringComparer.Ordinal);
            var others = new List<Candidate>();
            foreach (var handler in handlers)
            {
                foreach (var name in handler.Names)
                {
                    var (key, channelType) = Split(handler.Kind, name);
                    (exact.TryGetValue(key, out var list) ? list : exact[key] = []).Add(new(handler, channelType, Rank(handler, channelType)));
                }

                if (handler.Names.Count == 0 || handler.Pattern is not null)
                {
                    others.Add(new(handler, null, Rank(handler, null)));
                }
            }

            // The order is stable: the first one in the source wins between equals.
            Exact = exact.ToDictionary(e => e.Key, e => e.Value.OrderByDescending(c => c.Rank).ToArray(), StringComparer.Ordinal);
            Others = [.. others.OrderByDescending(c => c.Rank)];
        }

        public Dictionary<string, Candidate[]> Exact { get; }

        public Candidate[] Others { get; }

        // From most to least specific: subtype, subscription, pattern, block, element, no subtype, type of the payload.
        private static int Rank(SlackHandler<TApp> handler, string? channelType) =>
            (handler.Subtype is { Length: > 0 } ? 64 : 0)
            + (channelType is not null ? 32 : 0)
            + (handler.Pattern is not null ? 16 : 0)
            + (handler.BlockId is not null ? 8 : 0)
            + (handler.Element is not null ? 4 : 0)
            + (handler.Subtype is { Length: 0 } ? 2 : 0)
            + (handler.Type is not null ? 1 : 0);

        // The subscriptions of messages are named by the plural of the channel's type: message.channels.
        private static (string Type, string? ChannelType) Split(SlackHandlerKind kind, string name) => kind != SlackHandlerKind.Event ? (name, null) : name switch
        {
            "message.channels" => ("message", "channel"),
            "message.groups" => ("message", "group"),
            _ when name.StartsWith("message.", StringComparison.Ordinal) => ("message", name["message.".Length..]),
            _ => (name, null),
        };
    }
}
