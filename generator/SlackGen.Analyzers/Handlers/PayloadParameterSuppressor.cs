using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.Handlers;

/// <summary>Suppresses the advice to remove an unused parameter (IDE0060) whose type says which events, actions or payloads a handler handles.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadParameterSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Descriptor = new("SLACKGENSPR002", "IDE0060", "The type of the parameter says what the handler handles");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Descriptor);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (CompilationFacts.Get(context.Compilation) is null)
        {
            return;
        }

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && context.GetSemanticModel(tree).GetDeclaredSymbol(tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan), context.CancellationToken) is IParameterSymbol parameter
                && parameter.ContainingSymbol is IMethodSymbol method
                && HandlerAttribute.ReadAll(method, context.CancellationToken).Any(a => Selects(PayloadFilter.Read(parameter.Type, a.Kind))))
            {
                context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
            }
        }
    }

    // The whole payload of a kind selects nothing.
    private static bool Selects(PayloadFilter? filter) => filter is { EventType: not null } or { IsEveryEvent: true } or { Unresolved: not null } or { Type: not null };
}
