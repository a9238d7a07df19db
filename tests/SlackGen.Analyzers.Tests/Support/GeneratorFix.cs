using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>
/// Applies code fixes to diagnostics of the generators. The test framework of Roslyn passes no diagnostic to a fix whose location is a path, as those of generators
/// are, and none in an additional file.
/// </summary>
/// <typeparam name="TFix">The code fix.</typeparam>
internal static class GeneratorFix<TFix>
    where TFix : CodeFixProvider, new()
{
    private const string SourceName = "/Bot.cs";

    /// <summary>Asserts the code after the fix of every diagnostic.</summary>
    public static async Task AssertAsync(string source, string fixedSource)
    {
        var (project, count) = await ApplyAsync(Create(source, []));

        Assert.That(count, Is.Positive, "A fix is offered.");
        Assert.That((await project.Documents.Single(d => d.FilePath == SourceName).GetTextAsync()).ToString(), Is.EqualTo(fixedSource));
    }

    /// <summary>Asserts a file beside the code after the fix of every diagnostic; no fix is offered for one that stays the same.</summary>
    public static async Task AssertFileAsync(string source, string file, string text, string fixedText)
    {
        var (project, count) = await ApplyAsync(Create(source, [(file, text)]));

        Assert.That(count > 0, Is.EqualTo(text != fixedText), "A fix is offered.");
        Assert.That((await project.AdditionalDocuments.Single(d => d.FilePath == file).GetTextAsync()).ToString(), Is.EqualTo(fixedText));
    }

    private static Project Create(string source, IEnumerable<(string Path, string Text)> files)
    {
        var project = new AdhocWorkspace().AddProject("Bot", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithMetadataReferences(Code.References)
            .AddDocument("Usings.cs", Code.Usings.Replace("global using Acme;", "", StringComparison.Ordinal)).Project
            .AddDocument("Bot.cs", SourceText.From(source), filePath: SourceName).Project;
        return files.Aggregate(project, (p, f) => p.AddAdditionalDocument(Path.GetFileName(f.Path), SourceText.From(f.Text), filePath: f.Path).Project);
    }

    private static async Task<(Project Project, int Count)> ApplyAsync(Project project)
    {
        var count = 0;
        while (await FindActionAsync(project) is { } action)
        {
            Assert.That(++count, Is.LessThan(10), "A fix removes its diagnostic.");
            var changes = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
            project = changes.ChangedSolution.GetProject(project.Id)!;
        }

        return (project, count);
    }

    private static async Task<CodeAction?> FindActionAsync(Project project)
    {
        var fix = new TFix();
        var actions = new List<CodeAction>();
        foreach (var diagnostic in (await GenerateAsync(project)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id)))
        {
            var path = diagnostic.Location.GetLineSpan().Path;
            var document = project.Documents.Concat(project.AdditionalDocuments).Single(d => d.FilePath == path);
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions.FirstOrDefault();
    }

    private static async Task<ImmutableArray<Diagnostic>> GenerateAsync(Project project)
    {
        var files = OwnClient.Files.ToList();
        foreach (var document in project.AdditionalDocuments)
        {
            files.Add(new TextFile(document.FilePath!, await document.GetTextAsync()));
        }

        var driver = CSharpGeneratorDriver.Create(
            [new AppGenerator().AsSourceGenerator(), new ClientGenerator().AsSourceGenerator()], files, (CSharpParseOptions)project.ParseOptions!, OwnClient.Options);
        return driver.RunGenerators((await project.GetCompilationAsync())!).GetRunResult().Diagnostics;
    }

    private sealed class TextFile(string path, SourceText text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
