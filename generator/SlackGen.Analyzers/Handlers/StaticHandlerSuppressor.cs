using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.Handlers;

/// <summary>Suppresses the advice to make a handler static (CA1822): SLACKGEN204 reports static handlers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticHandlerSuppressor()
    : HandlerSuppressor(new SuppressionDescriptor("SLACKGENSPR001", "CA1822", "A handler is called on an instance of its app and cannot be static"))
{
    private protected override bool IsWrongFor(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol is IMethodSymbol method && HandlerAttribute.ReadAll(method, cancellationToken).Any();
}
