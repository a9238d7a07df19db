using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SlackGen.Analyzers;
using SlackGen.Analyzers.Errors;

namespace SlackGen.CodeFixes.Errors;

/// <summary>Replaces the comparison of a misspelt code by that of the member of an enum, which the compiler checks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ErrorEnumFix))]
[Shared]
public sealed class ErrorEnumFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.UnknownCode.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ErrorCodeAnalyzer.PropertyKey, out var property)
                && diagnostic.Properties.TryGetValue(ErrorCodeAnalyzer.MemberKey, out var member)
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison
                && FindCode(comparison) is { } code)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Compare '{property}' with the enum", _ => Task.FromResult(Replace(context.Document, root, comparison, code, property!, member!)), nameof(ErrorEnumFix)),
                    diagnostic);
            }
        }
    }

    // The error of a response is compared as `e.Response.Error`, which stays as it is.
    private static MemberAccessExpressionSyntax? FindCode(BinaryExpressionSyntax comparison) =>
        new[] { comparison.Left, comparison.Right }.OfType<MemberAccessExpressionSyntax>().FirstOrDefault(m => m.Name.Identifier.ValueText == "Code");

    private static Document Replace(Document document, SyntaxNode root, BinaryExpressionSyntax comparison, MemberAccessExpressionSyntax code, string property, string member)
    {
        var error = code.WithName(SyntaxFactory.IdentifierName(property)).WithoutTrivia();
        var value = SyntaxFactory.ParseExpression(member).WithAdditionalAnnotations(Simplifier.Annotation);
        var (left, right) = comparison.Left == code ? (error, value) : (value, (ExpressionSyntax)error);
        return document.WithSyntaxRoot(root.ReplaceNode(comparison, comparison.WithLeft(left.WithTriviaFrom(comparison.Left)).WithRight(right.WithTriviaFrom(comparison.Right))));
    }
}
