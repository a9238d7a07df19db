using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
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
            if (Extend(attribute) is { } extended)
            {
                return document.WithSyntaxRoot(root.ReplaceNode(attribute, extended)).Project.Solution;
            }

            return await AppendAsync(document, cancellationToken).ConfigureAwait(false);
        }

        return project.Documents.FirstOrDefault(d => d.Name == FileName) is { } file
            ? await AppendAsync(file, cancellationToken).ConfigureAwait(false)
            : project.AddDocument(FileName, "using SlackGen;\n\n" + Write("SlackScopes") + "\n").Project.Solution;
    }

    // The attributes of an assembly come after the usings and before everything else.
    private async Task<Solution> AppendAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root)
        {
            return document.Project.Solution;
        }

        var last = root.AttributeLists.LastOrDefault() ?? root.Usings.LastOrDefault() ?? (SyntaxNode?)root.Externs.LastOrDefault();
        var position = last?.FullSpan.End ?? Begin(root);
        var newLine = NewLine(text);
        var name = model.LookupNamespacesAndTypes(position, name: "SlackScopesAttribute").IsEmpty ? "SlackGen.SlackScopes" : "SlackScopes";

        // An empty line stands between attributes and what is not one.
        var before = last is not null && text.Lines.GetLineFromPosition(position).Start != position ? newLine : "";
        var gap = last is null or AttributeListSyntax ? "" : newLine;
        var after = last is not AttributeListSyntax && position < text.Length && text[position] is not ('\r' or '\n') ? newLine : "";
        return document.WithText(text.Replace(position, 0, before + gap + Write(name) + newLine + after)).Project.Solution;
    }

    // Above the documentation of the first type, but below what the file begins with.
    private static int Begin(CompilationUnitSyntax root)
    {
        var first = root.GetFirstToken(includeZeroWidth: true);
        var documentation = first.LeadingTrivia.FirstOrDefault(t => t.HasStructure && t.GetStructure() is DocumentationCommentTriviaSyntax);
        return documentation == default ? first.SpanStart : documentation.FullSpan.Start;
    }

    private static string NewLine(SourceText text) =>
        text.Lines.Count > 1 && text.Lines[0] is var first && first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";

    // The scopes are separate arguments, or one array; named properties come last. An argument in another form is left alone.
    private AttributeSyntax? Extend(AttributeSyntax attribute)
    {
        var list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        var given = list.Arguments.Where(a => a.NameEquals is null).ToList();
        var added = Scopes.Select(s => (ExpressionSyntax)SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(s))).ToList();
        if (given.Count == 1 && InitializerOf(given[0].Expression) is { } array)
        {
            return attribute.ReplaceNode(array, array.AddExpressions([.. added])).WithAdditionalAnnotations(Formatter.Annotation);
        }

        return given.TrueForAll(a => a.NameColon is null && a.Expression is not (ArrayCreationExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }))
            ? attribute.WithArgumentList(list.WithArguments(list.Arguments.InsertRange(given.Count, added.Select(SyntaxFactory.AttributeArgument)))).WithAdditionalAnnotations(Formatter.Annotation)
            : null;
    }

    private static InitializerExpressionSyntax? InitializerOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer,
        _ => null,
    };

    private string Write(string name)
    {
        var qualifier = name.Substring(0, name.Length - "SlackScopes".Length);
        var token = Token == TokenKinds.User ? $", Token = {qualifier}SlackTokenKinds.User" : "";
        return $"[assembly: {name}({string.Join(", ", Scopes.Select(s => SymbolDisplay.FormatLiteral(s, quote: true)))}{token})]";
    }
}
