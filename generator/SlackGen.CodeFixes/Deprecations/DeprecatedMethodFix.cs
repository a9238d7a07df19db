using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Analyzers.Facts;

namespace SlackGen.CodeFixes.Deprecations;

/// <summary>Calls the successor of a deprecated method, where that takes the same arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeprecatedMethodFix))]
[Shared]
public sealed class DeprecatedMethodFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DeprecatedCall.DiagnosticId);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || CompilationFacts.Get(model.Compilation) is not { } facts)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax member }
                && DeprecatedCall.Find(model, member, facts, context.CancellationToken) is { } call)
            {
                var replaced = SyntaxFactory.ParseExpression(call.Successor).WithTriviaFrom(member);
                context.RegisterCodeFix(
                    CodeAction.Create($"Call '{call.Name}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(member, replaced))), nameof(DeprecatedMethodFix)),
                    diagnostic);
            }
        }
    }
}
