using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>A handler of an app: an attribute of a method. A method with two attributes is two handlers.</summary>
/// <param name="Method">The method.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Payload">The deliveries that its parameters admit.</param>
internal sealed record DeclaredHandler(IMethodSymbol Method, HandlerAttribute Attribute, PayloadFilter Payload)
{
    /// <summary>Gets the name of the method.</summary>
    public string Name => Method.Name;

    /// <summary>Gets the kind.</summary>
    public HandlerKind Kind => Attribute.Kind;

    /// <summary>
    /// Gets the names that the attribute gives, or the type of the event that the parameter takes; empty for a handler with a pattern, of every event, or of a block. The
    /// generator reports a name that Slack's names cannot be, such as an empty one (SLACKGEN211); it is left out.
    /// </summary>
    public IReadOnlyList<LocatedPattern> Names { get; } = Attribute is { Names.Count: 0, Pattern: null } && Payload.EventType is { } type
        ? [new(type, Attribute.Location)]
        : Attribute.Names.Where(n => NameChecker.IsWellFormed(Attribute.Kind, n.Pattern)).ToList();

    /// <summary>Gets the pattern; null for a handler without a valid one.</summary>
    public HandlerPattern? Pattern { get; } = HandlerPattern.Create(Attribute.Pattern?.Pattern);

    /// <summary>Gets whether the handler takes every event.</summary>
    public bool IsEveryEvent => Kind == HandlerKind.Event && Attribute.Names.Count == 0 && Attribute.Pattern is null && Payload.IsEveryEvent;

    /// <summary>Gets the subtype of the event: an empty string for none, null for any.</summary>
    public string? Subtype => Attribute.Subtype?.Pattern ?? Payload.Subtype;

    /// <summary>Reads the handlers of a method.</summary>
    public static IEnumerable<DeclaredHandler> ReadAll(IMethodSymbol method, CancellationToken cancellationToken) =>
        from attribute in HandlerAttribute.ReadAll(method, cancellationToken)

        // The generator reports parameters that cannot be bound.
        select new DeclaredHandler(method, attribute, ParameterBinder.Bind(method, attribute.Kind, []).Payload);

    /// <summary>Returns whether the handler takes a command, an action ID or a callback ID.</summary>
    public bool Takes(string name) => Names.Any(n => n.Pattern == name) || Matches(name);

    /// <summary>Returns whether the pattern matches a name.</summary>
    public bool Matches(string name) => Pattern?.Matches(name) == true;

    /// <summary>Returns the location of a name, or of the attribute.</summary>
    public Location Locate(SourceLocation location) => Method.Locate(location);
}
