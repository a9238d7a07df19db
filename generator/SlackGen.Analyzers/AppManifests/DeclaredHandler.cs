using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Apps;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>A handler of an app: an attribute of a method. A method with two attributes is two handlers.</summary>
/// <param name="Method">The method.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Payload">The deliveries that its parameters admit.</param>
internal sealed record DeclaredHandler(IMethodSymbol Method, HandlerAttribute Attribute, PayloadFilter Payload)
{
    // The compiler of the user does not wait for a regular expression.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets the name of the method.</summary>
    public string Name => Method.Name;

    /// <summary>Gets the kind.</summary>
    public HandlerKind Kind => Attribute.Kind;

    /// <summary>Gets the names that the attribute gives, or the type of the event that the parameter takes; empty for a handler with a pattern, of every event, or of a block.</summary>
    public IReadOnlyList<LocatedPattern> Names { get; } =
        Attribute is { Names.Count: 0, Pattern: null } && Payload.EventType is { } type ? [new(type, Attribute.Location)] : Attribute.Names;

    /// <summary>Gets the pattern; null for a handler without one, or with one that is not valid.</summary>
    public Regex? Pattern { get; } = Compile(Attribute.Pattern?.Pattern);

    /// <summary>Gets whether the handler takes every event.</summary>
    public bool IsEveryEvent => Kind == HandlerKind.Event && Names.Count == 0 && Attribute.Pattern is null && Payload.IsEveryEvent;

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
    public bool Matches(string name)
    {
        try
        {
            return Pattern?.IsMatch(name) == true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Returns the location of a name, or of the attribute.</summary>
    public Location Locate(SourceLocation location) =>
        Method.DeclaringSyntaxReferences.Concat(Method.PartialImplementationPart?.DeclaringSyntaxReferences ?? ImmutableArray<SyntaxReference>.Empty)
            .FirstOrDefault(r => r.SyntaxTree.FilePath == location.Path) is { } reference
            ? Location.Create(reference.SyntaxTree, new TextSpan(location.Start, location.Length))
            : location.ToLocation();

    private static Regex? Compile(string? pattern)
    {
        try
        {
            return pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
