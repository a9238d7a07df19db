using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Generator.Apps;

/// <summary>The attribute of a handler.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Names">The names, with their locations.</param>
/// <param name="Pattern">The regular expression of the names; null for none.</param>
/// <param name="BlockId">The block ID; null for none.</param>
/// <param name="Subtype">The subtype of the event: an empty string for none, null for that of the parameter.</param>
/// <param name="AcknowledgesFirst">Whether the delivery is acknowledged before the handler runs.</param>
/// <param name="Location">The location of the attribute.</param>
internal sealed record HandlerAttribute(
    HandlerKind Kind,
    IReadOnlyList<LocatedPattern> Names,
    LocatedPattern? Pattern,
    LocatedPattern? BlockId,
    LocatedPattern? Subtype,
    bool AcknowledgesFirst,
    SourceLocation Location)
{
    /// <summary>Reads the attributes of a method, in the order of the source.</summary>
    public static IEnumerable<HandlerAttribute> ReadAll(IMethodSymbol method, CancellationToken cancellationToken) =>
        from attribute in method.GetAttributes()
        let kind = HandlerKind.All.FirstOrDefault(k => attribute.AttributeClass.Is(AppSymbols.Namespace, k.AttributeClass))
        where kind is not null
        let syntax = (AttributeSyntax?)attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken)
        where syntax is not null
        select Read(attribute, kind, syntax);

    private static HandlerAttribute Read(AttributeData attribute, HandlerKind kind, AttributeSyntax syntax)
    {
        var location = SourceLocation.From(syntax.GetLocation());
        var names = attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(v => Locate(v.Value as string ?? "")).ToList()
            : [];
        return new(
            kind,
            names,
            Text("Pattern"),
            Text("BlockId"),
            Text("Subtype"),
            attribute.Named("Ack") is { } ack ? ack.Value is 1 : kind.AcknowledgesFirst,
            location);

        LocatedPattern? Text(string property) => attribute.Named(property)?.Value is string text ? Locate(text) : null;

        // A text that is not a literal has the location of the attribute.
        LocatedPattern Locate(string text) => new(
            text,
            syntax.DescendantNodes().OfType<LiteralExpressionSyntax>().FirstOrDefault(l => l.Token.ValueText == text) is { } literal
                ? SourceLocation.From(literal.GetLocation())
                : location);
    }
}
