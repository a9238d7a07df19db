using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.Handlers;

/// <summary>Suppresses the advice to remove an unused parameter (IDE0060) whose type says which events, actions or payloads a handler handles.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadParameterSuppressor()
    : HandlerSuppressor(new SuppressionDescriptor("SLACKGENSPR002", "IDE0060", "The type of the parameter says what the handler handles"))
{
    private protected override bool IsWrongFor(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter
        && HandlerAttribute.ReadAll(method, cancellationToken).Any(a => Selects(PayloadFilter.Read(parameter.Type, a.Kind)));

    // The whole payload of a kind selects nothing.
    private static bool Selects(PayloadFilter? filter) => filter is { EventType: not null } or { IsEveryEvent: true } or { Unresolved: not null } or { Type: not null };
}
