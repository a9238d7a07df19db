using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SlackGen.Analyzers;

namespace SlackGen.CodeFixes.Arguments;

/// <summary>Escapes text that a person typed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EscapeInputFix)), Shared]
public sealed class EscapeInputFix : CodeFixProvider
{
    private const string Title = "Escape the text with SlackText.Escape";
    private const string MarkupTitle = "Escape all values with SlackText.Mrkdwn";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.UnescapedInput.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is ExpressionSyntax input)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Escape(root, input))), equivalenceKey: Title),
                context.Diagnostics);
            if (MarkupInterpolation.Find(input) is { } text && await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        MarkupTitle,
                        stopping => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(text, MarkupInterpolation.Create(text, model, stopping)))),
                        equivalenceKey: MarkupTitle),
                    context.Diagnostics);
            }
        }
    }

    private static SyntaxNode Escape(SyntaxNode root, ExpressionSyntax input)
    {
        // Escape takes null: neither the parentheses of ?? nor a ! are needed.
        var whole = input;
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        var method = SyntaxFactory.ParseExpression("global::SlackGen.SlackText.Escape").WithAdditionalAnnotations(Simplifier.Annotation);
        var argument = SyntaxFactory.Argument(input.WithoutTrivia());
        var call = SyntaxFactory.InvocationExpression(method, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        return root.ReplaceNode(whole, call.WithTriviaFrom(whole));
    }
}
