using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Analyzers;
using SlackGen.Analyzers.Facts;
using SlackGen.Analyzers.Scopes;

namespace SlackGen.CodeFixes.Scopes;

/// <summary>Declares the scopes of all calls of a library: in the attribute that it has for the kind of token, or in a new one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareScopesFix)), Shared]
public sealed class DeclareScopesFix : CodeFixProvider
{
    private const string FileName = "SlackScopes.cs";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.UndeclaredScopes.Id);

    /// <summary>Returns null: one fix declares the scopes of all calls.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        context.RegisterCodeFix(
            CodeAction.Create("Declare the scopes of all calls", stopping => DeclareAsync(context.Document.Project, diagnostic, stopping), nameof(DeclareScopesFix)),
            diagnostic);
        return Task.CompletedTask;
    }

    private static async Task<Solution> DeclareAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        foreach (var token in ScopeNeed.Tokens)
        {
            var scopes = AddScopeFix.Scopes(diagnostic, token);
            if (scopes.Length > 0)
            {
                solution = await DeclareAsync(solution.GetProject(project.Id)!, token, scopes, cancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static async Task<Solution> DeclareAsync(Project project, TokenKinds token, string[] scopes, CancellationToken cancellationToken)
    {
        var arguments = scopes.Select(s => SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(s))));
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        if (compilation is not null && DeclaredScopes.FindAttribute(compilation, token)?.ApplicationSyntaxReference is { } reference
            && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is AttributeSyntax attribute
            && project.GetDocument(attribute.SyntaxTree) is { } document)
        {
            // A named argument is the last one.
            var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
            var named = list.Arguments.IndexOf(a => a.NameEquals is not null);
            var extended = list.WithArguments(list.Arguments.InsertRange(named < 0 ? list.Arguments.Count : named, arguments));
            return await ReplaceAsync(document, attribute, attribute.WithArgumentList(extended), cancellationToken).ConfigureAwait(false);
        }

        var text = $"[assembly: SlackScopes({string.Join(", ", scopes.Select(s => SymbolDisplay.FormatLiteral(s, quote: true)))}{(token == TokenKinds.User ? ", Token = SlackTokenKinds.User" : "")})]\n";
        if (project.Documents.FirstOrDefault(d => d.Name == FileName) is { } file)
        {
            var before = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            return file.WithText(before.Replace(before.Length, 0, text)).Project.Solution;
        }

        return project.AddDocument(FileName, "using SlackGen;\n\n" + text).Project.Solution;
    }

    private static async Task<Solution> ReplaceAsync(Document document, SyntaxNode before, SyntaxNode after, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(before, after.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation))).Project.Solution;
    }
}
