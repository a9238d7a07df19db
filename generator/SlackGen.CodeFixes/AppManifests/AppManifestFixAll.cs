using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace SlackGen.CodeFixes.AppManifests;

/// <summary>Applies the edits of several diagnostics one after another, since they concern one file.</summary>
internal sealed class AppManifestFixAll(AppManifestFix fix) : FixAllProvider
{
    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(
        CodeAction.Create("Edit the manifest of the app", stopping => EditAsync(fixAllContext, stopping), fixAllContext.CodeActionEquivalenceKey));

    private async Task<Solution> EditAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        foreach (var project in context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project])
        {
            // An edit at a location in the file comes before those above it, whose locations it leaves as they are.
            var diagnostics = await FindAsync(context, project).ConfigureAwait(false);
            foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.IsInSource ? -1 : d.Location.SourceSpan.Start))
            {
                solution = await EditAsync(solution, project, diagnostic, context.CodeActionEquivalenceKey, cancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static Task<ImmutableArray<Diagnostic>> FindAsync(FixAllContext context, Project project) =>
        context is { Scope: FixAllScope.Document, Document: { } document } ? context.GetDocumentDiagnosticsAsync(document) : context.GetAllDiagnosticsAsync(project);

    private async Task<Solution> EditAsync(Solution solution, Project project, Diagnostic diagnostic, string? key, CancellationToken cancellationToken)
    {
        if (AppManifestFix.FindFile(project, diagnostic) is not { } file || fix.Edits(diagnostic).FirstOrDefault(e => e.Key == key) is not { } edit)
        {
            return solution;
        }

        var text = await solution.GetAdditionalDocument(file.Id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return edit.TryApply(text.ToString()) is { } edited ? solution.WithAdditionalDocumentText(file.Id, SourceText.From(edited, text.Encoding)) : solution;
    }
}
