using Microsoft.CodeAnalysis;

namespace SlackGen.Generator.Apps;

/// <summary>The deliveries that the type of a parameter admits.</summary>
/// <param name="IsPart">Whether the parameter takes the event or the action, and not the whole payload.</param>
/// <param name="EventType">The type of the event; null for any, and for another kind.</param>
/// <param name="IsEveryEvent">Whether the parameter takes every event.</param>
/// <param name="Unresolved">The name of the class of an event that does not exist yet, so that the attribute must say which event it is; null for another type.</param>
/// <param name="Subtype">The subtype of the event: an empty string for none, null for any.</param>
/// <param name="Subscriptions">The subscriptions of the event; empty where its type is the only one.</param>
/// <param name="Type">The type of the payload; null for any.</param>
/// <param name="Element">The type of the action's element; null for any.</param>
internal sealed record PayloadFilter(
    bool IsPart,
    string? EventType = null,
    bool IsEveryEvent = false,
    string? Unresolved = null,
    string? Subtype = null,
    IReadOnlyList<string>? Subscriptions = null,
    string? Type = null,
    string? Element = null)
{
    private const string Event = "IEvent";
    private const string Action = "IBlockAction";

    /// <summary>Gets the filter of a handler without a payload.</summary>
    public static PayloadFilter None { get; } = new(IsPart: false);

    /// <summary>Reads the filter of a type for a handler of a kind; null for a type that is not a payload of that kind.</summary>
    public static PayloadFilter? Read(ITypeSymbol type, HandlerKind kind)
    {
        if (type.IsIn(AppSymbols.Types) && PayloadType.Find(type.Name, kind) is { } payload)
        {
            return new(payload.IsPart, Type: payload.Type);
        }

        return kind == HandlerKind.Event ? ReadEvent(type)
            : kind == HandlerKind.Action ? ReadAction(type)
            : null;
    }

    /// <summary>Returns the kinds of handlers for which a type is a payload.</summary>
    public static IReadOnlyList<HandlerKind> KindsOf(ITypeSymbol type) => [.. HandlerKind.All.Where(k => Read(type, k) is not null)];

    /// <summary>Combines the filters of the whole payload and of its part.</summary>
    public PayloadFilter And(PayloadFilter other) => other with
    {
        IsPart = IsPart || other.IsPart,
        EventType = EventType ?? other.EventType,
        IsEveryEvent = IsEveryEvent || other.IsEveryEvent,
        Unresolved = Unresolved ?? other.Unresolved,
        Subtype = Subtype ?? other.Subtype,
        Subscriptions = Subscriptions ?? other.Subscriptions,
        Type = Type ?? other.Type,
        Element = Element ?? other.Element,
    };

    private static PayloadFilter? ReadEvent(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            // An event of the user's YAML, whose class another generator makes.
            return type.Name.EndsWith("Event", StringComparison.Ordinal) ? new(IsPart: true, Unresolved: type.Name) : null;
        }

        if (type.Is(AppSymbols.Types, Event))
        {
            return new(IsPart: true, IsEveryEvent: true);
        }

        // IMessageEvent is the union of the classes of one event, of which MessageEvent is the one without a subtype.
        if (IsOfSubtypes(type))
        {
            var plain = type.ContainingNamespace.GetTypeMembers(type.Name.Substring(1)).FirstOrDefault()?.EventAttribute();
            return plain is null ? null : ReadAttribute(plain) with { Subtype = null };
        }

        return type.EventAttribute() is { } attribute ? ReadAttribute(attribute, type.AllInterfaces.Any(IsOfSubtypes) ? "" : null) : null;
    }

    private static PayloadFilter ReadAttribute(AttributeData attribute, string? subtype = null) => new(
        IsPart: true,
        EventType: attribute.ConstructorArguments.FirstOrDefault().Value as string,
        Subtype: attribute.Named("Subtype")?.Value as string ?? subtype,
        Subscriptions: attribute.Named("Subscriptions") is { Kind: TypedConstantKind.Array, IsNull: false } subscriptions
            ? subscriptions.Values.Select(v => v.Value).OfType<string>().ToList()
            : []);

    private static bool IsOfSubtypes(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.Name.EndsWith("Event", StringComparison.Ordinal) && type.AllInterfaces.Any(i => i.Is(AppSymbols.Types, Event));

    private static PayloadFilter? ReadAction(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            // An action of the user's YAML, whose class another generator makes. Its element is not known, but the attribute has a name.
            return type.Name.EndsWith("Action", StringComparison.Ordinal) ? new(IsPart: true, Type: PayloadType.BlockActions) : null;
        }

        if (type.Is(AppSymbols.Types, Action))
        {
            return new(IsPart: true, Type: PayloadType.BlockActions);
        }

        var isAction = type.TypeKind == TypeKind.Class && type.AllInterfaces.Any(i => i.Is(AppSymbols.Types, Action));
        return isAction && type.UnionValue() is { } element ? new(IsPart: true, Type: PayloadType.BlockActions, Element: element) : null;
    }
}
