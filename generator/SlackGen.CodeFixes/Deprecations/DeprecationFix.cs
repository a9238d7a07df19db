using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers.Facts;

namespace SlackGen.CodeFixes.Deprecations;

/// <summary>The base of the fixes of the compiler's warning about deprecated members.</summary>
public abstract class DeprecationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DeprecatedCall.DiagnosticId);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || CompilationFacts.Get(model.Compilation) is not { } facts)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            Register(context, diagnostic, root, model, facts);
        }
    }

    /// <summary>Registers the fix of a diagnostic, if there is one.</summary>
    private protected abstract void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CompilationFacts facts);
}
