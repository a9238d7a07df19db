using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Generator.Pipeline;

namespace SlackGen.CodeFixes.Classes;

/// <summary>Adds <c>partial</c> to the class of a client or app.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialClassFix))]
[Shared]
public sealed class PartialClassFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.NotPartial, Descriptors.AppNotPartial);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is ClassDeclarationSyntax declaration)
            {
                context.RegisterCodeFix(CodeAction.Create("Add 'partial'", _ => Task.FromResult(Add(context.Document, root, declaration)), nameof(PartialClassFix)), diagnostic);
            }
        }
    }

    // The modifier is the last one. Without others, it takes the comments before the class.
    private static Document Add(Document document, SyntaxNode root, ClassDeclarationSyntax declaration)
    {
        var modifier = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var changed = declaration.Modifiers.Count > 0
            ? declaration.AddModifiers(modifier)
            : declaration.WithKeyword(declaration.Keyword.WithLeadingTrivia()).AddModifiers(modifier.WithLeadingTrivia(declaration.Keyword.LeadingTrivia));
        return document.WithSyntaxRoot(root.ReplaceNode(declaration, changed));
    }
}
