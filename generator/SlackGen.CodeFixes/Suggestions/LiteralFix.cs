using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Analyzers;
using SlackGen.Generator.Pipeline;

namespace SlackGen.CodeFixes.Suggestions;

/// <summary>Replaces a misspelt literal by the word that was probably meant: a pattern of methods, the name of a handler, or the code of an error.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LiteralFix))]
[Shared]
public sealed class LiteralFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        Generator.Pipeline.Descriptors.NoMatch,
        Generator.Pipeline.Descriptors.BadName,
        Generator.Pipeline.Descriptors.Unreachable,
        Analyzers.Descriptors.UnknownCode.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(SourceDiagnostic.MeantKey, out var meant)
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
                && literal.IsKind(SyntaxKind.StringLiteralExpression))
            {
                context.RegisterCodeFix(CodeAction.Create($"Write '{meant}'", _ => Task.FromResult(Replace(context.Document, root, literal, meant!)), nameof(LiteralFix)), diagnostic);
            }
        }
    }

    private static Document Replace(Document document, SyntaxNode root, LiteralExpressionSyntax literal, string meant) =>
        document.WithSyntaxRoot(root.ReplaceNode(literal, literal.WithToken(SyntaxFactory.Literal(meant).WithTriviaFrom(literal.Token))));
}
