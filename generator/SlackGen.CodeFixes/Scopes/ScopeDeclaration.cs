using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SlackGen.Analyzers.Facts;
using SlackGen.Analyzers.Scopes;

namespace SlackGen.CodeFixes.Scopes;

/// <summary>Scopes to declare for a library.</summary>
/// <param name="Token">The kind of token.</param>
/// <param name="Scopes">The scopes, each as <c>[assembly: SlackScopes]</c> takes it.</param>
internal sealed record ScopeDeclaration(TokenKinds Token, IReadOnlyList<string> Scopes)
{
    private const string FileName = "SlackScopes.cs";

    /// <summary>Adds the scopes to the attribute that the project has for the kind of token, or to a new one in <c>SlackScopes.cs</c>.</summary>
    public async Task<Solution> AddAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            && DeclaredScopes.FindAttribute(compilation, Token)?.ApplicationSyntaxReference is { } reference
            && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is AttributeSyntax attribute
            && project.GetDocument(attribute.SyntaxTree) is { } document)
        {
            var root = await attribute.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
            return document.WithSyntaxRoot(root.ReplaceNode(attribute, Extend(attribute))).Project.Solution;
        }

        if (project.Documents.FirstOrDefault(d => d.Name == FileName) is { } file)
        {
            var before = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            return file.WithText(before.Replace(before.Length, 0, Write())).Project.Solution;
        }

        return project.AddDocument(FileName, "using SlackGen;\n\n" + Write()).Project.Solution;
    }

    // A named argument is the last one.
    private AttributeSyntax Extend(AttributeSyntax attribute)
    {
        var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        var named = list.Arguments.IndexOf(a => a.NameEquals is not null);
        var added = Scopes.Select(s => SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(s))));
        return attribute.WithArgumentList(list.WithArguments(list.Arguments.InsertRange(named < 0 ? list.Arguments.Count : named, added)))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private string Write()
    {
        var token = Token == TokenKinds.User ? ", Token = SlackTokenKinds.User" : "";
        return $"[assembly: SlackScopes({string.Join(", ", Scopes.Select(s => SymbolDisplay.FormatLiteral(s, quote: true)))}{token})]\n";
    }
}
