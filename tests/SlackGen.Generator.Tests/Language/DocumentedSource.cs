using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SlackGen.Generator.Tests.Language;

/// <summary>A C# file, read for its documentation and its names.</summary>
internal sealed partial class DocumentedSource
{
    private readonly string path;
    private readonly SyntaxNode root;

    public DocumentedSource(string path, string text)
    {
        this.path = path;
        root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse)).GetRoot();
    }

    /// <summary>Reads the files of a folder of the repository, except those that a build wrote and snapshots, which quote the manifests of tests.</summary>
    public static IEnumerable<DocumentedSource> In(string folder) => Directory
        .EnumerateFiles(Path.Combine(RepositoryFolder.Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(name => name is "bin" or "obj"))
        .Where(path => !path.EndsWith(".verified.cs", StringComparison.Ordinal) && !path.EndsWith(".received.cs", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => new DocumentedSource(path, RepositoryFolder.Read(path)));

    /// <summary>Returns the text of every summary with its place, <c>runtime/SlackGen/SlackToken.cs(12)</c>.</summary>
    public IEnumerable<(string Place, string Text)> Summaries() => root
        .DescendantNodes(descendIntoTrivia: true)
        .OfType<XmlElementSyntax>()
        .Where(e => e.StartTag.Name.ToString() == "summary")
        .Select(e => (Place(e), Plain(e)));

    /// <summary>Returns the names that users of the assembly see, each with its place.</summary>
    public IEnumerable<(string Place, string Name)> PublicNames() => root
        .DescendantNodes(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax))
        .OfType<MemberDeclarationSyntax>()
        .Where(IsVisible)
        .SelectMany(Names)
        .Select(name => (Place(name.Parent!), name.ValueText));

    private static IEnumerable<SyntaxToken> Names(MemberDeclarationSyntax member) => member switch
    {
        TypeDeclarationSyntax type => Parameters(type.ParameterList).Prepend(type.Identifier),
        EnumDeclarationSyntax type => [type.Identifier],
        EnumMemberDeclarationSyntax value => [value.Identifier],
        DelegateDeclarationSyntax type => Parameters(type.ParameterList).Prepend(type.Identifier),
        MethodDeclarationSyntax method => Parameters(method.ParameterList).Prepend(method.Identifier),
        ConstructorDeclarationSyntax constructor => Parameters(constructor.ParameterList),
        IndexerDeclarationSyntax indexer => indexer.ParameterList.Parameters.Select(p => p.Identifier),
        PropertyDeclarationSyntax property => [property.Identifier],
        EventDeclarationSyntax @event => [@event.Identifier],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier),
        _ => [],
    };

    private static IEnumerable<SyntaxToken> Parameters(ParameterListSyntax? list) => list?.Parameters.Select(p => p.Identifier) ?? [];

    // Members of interfaces and enums are as visible as their type.
    private static bool IsVisible(MemberDeclarationSyntax member) => member switch
    {
        BaseNamespaceDeclarationSyntax => true,
        { Parent: InterfaceDeclarationSyntax or EnumDeclarationSyntax } => IsVisible((MemberDeclarationSyntax)member.Parent),
        _ => member.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword))
            && !member.Modifiers.Any(SyntaxKind.PrivateKeyword)
            && (member.Parent is not MemberDeclarationSyntax parent || IsVisible(parent)),
    };

    private static string Plain(XmlElementSyntax element)
    {
        var tokens = element.Content.SelectMany(n => n.DescendantTokens()).Where(t => t.IsKind(SyntaxKind.XmlTextLiteralToken) || t.IsKind(SyntaxKind.XmlEntityLiteralToken));
        return Blanks().Replace(string.Concat(tokens.Select(t => t.ValueText + " ")), " ").Trim();
    }

    private string Place(SyntaxNode node) => $"{path}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
