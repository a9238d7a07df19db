using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>Applies code fixes to diagnostics in the manifest of an app, which <see cref="Fix{TAnalyzer, TFix}"/> does not.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TFix">The code fix.</typeparam>
internal static class AppManifestFixes<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Asserts the manifest after the first fix of each diagnostic, one by one and all together.</summary>
    /// <param name="source">The code.</param>
    /// <param name="name">The name of the manifest.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="fixedManifest">The manifest after the fixes.</param>
    public static async Task AssertAsync(string source, string name, string manifest, string fixedManifest)
    {
        using var workspace = new AdhocWorkspace();
        var project = Create(workspace, source, name, manifest);
        var diagnostics = await AnalyzeAsync(project);
        Assert.That(diagnostics, Is.Not.Empty);
        var key = (await FindFixAsync(project, diagnostics[0]))!.EquivalenceKey;
        var all = new FixAllContext(project, new TFix(), FixAllScope.Project, key, new TFix().FixableDiagnosticIds, new Found(), CancellationToken.None);

        Assert.That(await TextAsync(await ApplyAsync((await new TFix().GetFixAllProvider()!.GetFixAsync(all))!, project)), Is.EqualTo(fixedManifest));
        for (; !diagnostics.IsEmpty; diagnostics = await AnalyzeAsync(project))
        {
            var count = diagnostics.Length;
            project = await ApplyAsync((await FindFixAsync(project, diagnostics[0]))!, project);
            Assert.That(await AnalyzeAsync(project), Has.Length.LessThan(count));
        }

        Assert.That(await TextAsync(project), Is.EqualTo(fixedManifest));
    }

    /// <summary>Asserts that there are diagnostics, and no fix for any of them.</summary>
    /// <param name="source">The code.</param>
    /// <param name="name">The name of the manifest.</param>
    /// <param name="manifest">The manifest.</param>
    public static async Task AssertNoneAsync(string source, string name, string manifest)
    {
        using var workspace = new AdhocWorkspace();
        var project = Create(workspace, source, name, manifest);
        var diagnostics = await AnalyzeAsync(project);

        Assert.That(diagnostics, Is.Not.Empty);
        foreach (var diagnostic in diagnostics)
        {
            Assert.That((await FindFixAsync(project, diagnostic))?.Title, Is.Null);
        }
    }

    private static Project Create(AdhocWorkspace workspace, string source, string name, string manifest) => workspace.AddProject("Bot", LanguageNames.CSharp)
        .WithMetadataReferences(Code.References)
        .AddDocument("Usings.cs", Code.Usings).Project
        .AddDocument("Bot.cs", source).Project
        .AddAdditionalDocument(name, manifest, filePath: "/" + name).Project;

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers([new TAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<CodeAction?> FindFixAsync(Project project, Diagnostic diagnostic)
    {
        CodeAction? found = null;
        await new TFix().RegisterCodeFixesAsync(new(project.AdditionalDocuments.Single(), diagnostic, (action, _) => found ??= action, CancellationToken.None));
        return found;
    }

    private static async Task<Project> ApplyAsync(CodeAction action, Project project)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<string> TextAsync(Project project) => (await project.AdditionalDocuments.Single().GetTextAsync()).ToString();

    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await AnalyzeAsync(project);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
