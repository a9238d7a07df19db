using Microsoft.CodeAnalysis;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.Identifiers;

/// <summary>An ID that code gives an element, block or view.</summary>
/// <param name="Kind">The kind: <c>action</c>, <c>block</c> or <c>callback</c>.</param>
/// <param name="Id">The ID.</param>
/// <param name="Needs">The kinds of handler without which nothing happens.</param>
/// <param name="Location">The location of the expression.</param>
internal sealed record BuiltId(string Kind, IdName Id, IReadOnlyList<HandlerKind> Needs, Location Location);
