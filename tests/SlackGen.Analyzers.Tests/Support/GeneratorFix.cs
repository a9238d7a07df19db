using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>
/// Applies code fixes to diagnostics of the generators, and to those of the compiler in code that uses a client of its own. The test framework of Roslyn passes no
/// diagnostic to a fix whose location is a path, as those of generators are, and the fix does not see generated code.
/// </summary>
/// <typeparam name="TFix">The code fix.</typeparam>
internal static class GeneratorFix<TFix>
    where TFix : CodeFixProvider, new()
{
    private const string SourceName = "/Bot.cs";

    /// <summary>Asserts the code after the fix of every diagnostic; no fix is offered for code that stays the same.</summary>
    public static async Task AssertAsync(string source, string fixedSource, params (string Path, string Text)[] files)
    {
        var (project, count) = await ApplyAsync(Create(source, files));

        Assert.That(count > 0, Is.EqualTo(source != fixedSource), "A fix is offered.");
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
        for (var count = 0; ; count++)
        {
            Assert.That(count, Is.LessThan(10), "A fix removes its diagnostic.");
            if (await FindActionAsync(project) is not var (document, action))
            {
                return (project, count);
            }

            var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            project = document is Document
                ? project.GetDocument(document.Id)!.WithText(await changed.GetDocument(document.Id)!.GetTextAsync()).Project
                : project.Solution.WithAdditionalDocumentText(document.Id, await changed.GetAdditionalDocument(document.Id)!.GetTextAsync()).GetProject(project.Id)!;
        }
    }

    private static async Task<(TextDocument Document, CodeAction Action)?> FindActionAsync(Project project)
    {
        var fix = new TFix();
        var result = await GenerateAsync(project);
        var complete = result.GeneratedTrees.Aggregate(project, (p, tree) => p.AddDocument(Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath).Project);
        var diagnostics = (await complete.GetCompilationAsync())!.GetDiagnostics().Concat(result.Diagnostics).Where(d => fix.FixableDiagnosticIds.Contains(d.Id));
        foreach (var diagnostic in diagnostics)
        {
            var path = diagnostic.Location.GetLineSpan().Path;
            var document = complete.Documents.Concat(complete.AdditionalDocuments).Single(d => d.FilePath == path);
            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            if (actions.Count > 0)
            {
                return (document, actions[0]);
            }
        }

        return null;
    }

    private static async Task<GeneratorDriverRunResult> GenerateAsync(Project project)
    {
        var files = OwnClient.Files.ToList();
        foreach (var document in project.AdditionalDocuments)
        {
            files.Add(new TextFile(document.FilePath!, await document.GetTextAsync()));
        }

        var driver = CSharpGeneratorDriver.Create(
            [new AppGenerator().AsSourceGenerator(), new ClientGenerator().AsSourceGenerator()], files, (CSharpParseOptions)project.ParseOptions!, OwnClient.Options);
        return driver.RunGenerators((await project.GetCompilationAsync())!).GetRunResult();
    }

    private sealed class TextFile(string path, SourceText text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
