using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Handlers;

/// <summary>The base of the suppressors of advice that is wrong for handlers.</summary>
/// <param name="descriptor">The advice and the reason why it is wrong.</param>
public abstract class HandlerSuppressor(SuppressionDescriptor descriptor) : DiagnosticSuppressor
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(descriptor);

    /// <inheritdoc/>
    public sealed override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (CompilationFacts.Get(context.Compilation) is null)
        {
            return;
        }

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && context.GetSemanticModel(tree).GetDeclaredSymbol(tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan), context.CancellationToken) is { } symbol
                && IsWrongFor(symbol, context.CancellationToken))
            {
                context.ReportSuppression(Suppression.Create(SupportedSuppressions[0], diagnostic));
            }
        }
    }

    /// <summary>Returns whether the advice is wrong for a symbol.</summary>
    private protected abstract bool IsWrongFor(ISymbol symbol, CancellationToken cancellationToken);
}
