using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Apps;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Analyzers.Identifiers;

/// <summary>The IDs that a handler handles.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Names">The action or callback IDs, with their locations.</param>
/// <param name="Block">The block ID; null for any block.</param>
internal sealed record HandledId(HandlerAttribute Attribute, IReadOnlyList<(string Name, Location Location)> Names, (string Name, Location Location)? Block)
{
    // A pattern of a user's can take exponential time.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    private Regex? Pattern { get; } = Attribute.Pattern is { } pattern ? Parse(pattern.Pattern) : null;

    /// <summary>Gets whether it handles every ID of its kind, as a handler that names a block only does. So does a pattern that cannot be read, which the generator reports.</summary>
    private bool IsEvery => Names.Count == 0 && Pattern is null;

    /// <summary>Reads the handlers of a method.</summary>
    public static IEnumerable<HandledId> ReadAll(IMethodSymbol method, CancellationToken cancellationToken) =>
        from attribute in HandlerAttribute.ReadAll(method, cancellationToken)
        let names = attribute.Names.Select(n => (n.Pattern, Locate(method, n.Location))).ToList()
        select new HandledId(attribute, names, attribute.BlockId is { } block ? (block.Pattern, Locate(method, block.Location)) : null);

    /// <summary>Returns whether the handler takes an ID.</summary>
    public bool Takes(string id) => IsEvery || Names.Any(n => n.Name == id) || IsMatch(id);

    // A match that takes too long may be one.
    private bool IsMatch(string id)
    {
        try
        {
            return Pattern?.IsMatch(id) ?? false;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    // A location in the tree, and not in its file: only there, a #pragma applies.
    private static Location Locate(IMethodSymbol method, SourceLocation location) =>
        method.DeclaringSyntaxReferences.FirstOrDefault(r => r.SyntaxTree.FilePath == location.Path) is { } declaration
            ? Location.Create(declaration.SyntaxTree, new TextSpan(location.Start, location.Length))
            : location.ToLocation();

    private static Regex? Parse(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
