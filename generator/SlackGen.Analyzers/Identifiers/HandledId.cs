using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.Identifiers;

/// <summary>The IDs that a handler handles.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Names">The action or callback IDs, with their locations.</param>
/// <param name="Block">The block ID; null for any block.</param>
internal sealed record HandledId(HandlerAttribute Attribute, IReadOnlyList<(string Name, Location Location)> Names, (string Name, Location Location)? Block)
{
    private HandlerPattern? Pattern { get; } = HandlerPattern.Create(Attribute.Pattern?.Pattern);

    /// <summary>Gets whether it handles every ID of its kind, as a handler that names a block only does. So does a pattern that cannot be read, which the generator reports.</summary>
    private bool IsEvery => Names.Count == 0 && Pattern is null;

    /// <summary>Reads the handlers of a method.</summary>
    public static IEnumerable<HandledId> ReadAll(IMethodSymbol method, CancellationToken cancellationToken) =>
        from attribute in HandlerAttribute.ReadAll(method, cancellationToken)
        let names = attribute.Names.Select(n => (n.Pattern, method.Locate(n.Location))).ToList()
        select new HandledId(attribute, names, attribute.BlockId is { } block ? (block.Pattern, method.Locate(block.Location)) : null);

    /// <summary>Returns whether the handler takes an ID. A pattern whose match takes too long may take it.</summary>
    public bool Takes(string id) => IsEvery || Names.Any(n => n.Name == id) || (Pattern is not null && Pattern.Matches(id) != false);
}
