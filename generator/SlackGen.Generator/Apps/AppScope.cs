using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Apps;

/// <summary>
/// The surroundings of a part of a class: the namespaces and the usings by which its names are resolved. Generated code repeats types as the user wrote them, in the
/// same surroundings. Only so does it mean the same classes: those that another generator makes, such as an event of the user's own YAML, do not exist yet.
/// </summary>
/// <param name="Directives">The directives of the file: <c>extern alias</c> and <c>using</c>.</param>
/// <param name="Namespaces">The namespaces, the outer ones first.</param>
internal sealed record AppScope(EquatableArray<string> Directives, EquatableArray<AppNamespace> Namespaces)
{
    /// <summary>Reads the surroundings of a node.</summary>
    public static AppScope Read(SyntaxNode node)
    {
        var namespaces = node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse()
            .Select(n => new AppNamespace(Text(n.Name), Read(n.Externs, n.Usings)));
        var file = (CompilationUnitSyntax)node.SyntaxTree.GetRoot();
        return new(Read(file.Externs, file.Usings), namespaces.ToEquatableArray());
    }

    /// <summary>Returns the text of a node without comments, on one line.</summary>
    public static string Text(SyntaxNode node) =>
        node.ReplaceTrivia(node.DescendantTrivia(), static (_, _) => default).NormalizeWhitespace(indentation: "", eol: " ").ToFullString().Trim();

    // Global usings apply to the generated file anyway. The compiler warns about a directive that comes twice.
    private static EquatableArray<string> Read(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings) => externs
        .Select(e => Text(e))
        .Concat(usings.Where(u => u.GlobalKeyword.IsKind(SyntaxKind.None)).Select(u => Text(u)))
        .Distinct(StringComparer.Ordinal)
        .ToEquatableArray();
}

/// <summary>A namespace declaration around a class.</summary>
/// <param name="Name">The name as the user wrote it.</param>
/// <param name="Directives">The directives within it.</param>
internal sealed record AppNamespace(string Name, EquatableArray<string> Directives);
