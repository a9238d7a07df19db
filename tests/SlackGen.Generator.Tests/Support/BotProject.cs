using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SlackGen.Generator.Tests.Support;

/// <summary>
/// A user's project as the compiler sees it. Editing makes a new one that shares all unchanged files with the old, as the editor's compilations do.
/// </summary>
internal sealed record BotProject(CSharpCompilation Compilation, CSharpParseOptions Parsing, ImmutableArray<AdditionalText> Manifest)
{
    public const string Directory = "/src/bot/";

    /// <summary>A client for everything that the manifest has.</summary>
    public const string Client = """
        using SlackGen;

        namespace Bot;

        [SlackApi]
        public partial class SlackClient
        {
        }
        """;

    /// <summary>A client for what some patterns select.</summary>
    public static string Selecting(params string[] patterns) =>
        Client.Replace("[SlackApi]", $"[SlackApi({string.Join(", ", patterns.Select(p => $"\"{p}\""))})]", StringComparison.Ordinal);

    // As strict as a project can be: documentation is checked, nullable is on, and every warning is an error. Only CS1591 is off, because the
    // code that tests write has no documentation; that generated code has it is what the convention tests see to.
    private static readonly CSharpCompilationOptions Strict = new(
        OutputKind.DynamicallyLinkedLibrary,
        generalDiagnosticOption: ReportDiagnostic.Error,
        specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)],
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>A project with a client class and manifest files, in C# 11.</summary>
    public static BotProject Of(string client, params IEnumerable<AdditionalText> manifest) => In(LanguageVersion.CSharp11, client, manifest);

    /// <summary>A project in a version of C#.</summary>
    public static BotProject In(LanguageVersion language, string client, params IEnumerable<AdditionalText> manifest) =>
        new BotProject(
            CSharpCompilation.Create("Bot", references: References.All, options: Strict),
            new CSharpParseOptions(language, DocumentationMode.Diagnose),
            manifest.ToImmutableArray())
        .With("SlackClient.cs", client);

    /// <summary>Adds a C# file, or replaces the one of that name.</summary>
    public BotProject With(string file, string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Parsing, Directory + file, System.Text.Encoding.UTF8);
        return this with
        {
            Compilation = Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == tree.FilePath) is { } old
                ? Compilation.ReplaceSyntaxTree(old, tree)
                : Compilation.AddSyntaxTrees(tree),
        };
    }

    /// <summary>Replaces the manifest file of the same path.</summary>
    public BotProject With(ManifestText edited) => this with
    {
        Manifest = Manifest.Replace(Manifest.Single(t => t.Path == edited.Path), edited),
    };

    public BotProject Named(string assembly) => this with { Compilation = Compilation.WithAssemblyName(assembly) };

    public BotProject Referencing(MetadataReference reference) => this with { Compilation = Compilation.AddReferences(reference) };
}
