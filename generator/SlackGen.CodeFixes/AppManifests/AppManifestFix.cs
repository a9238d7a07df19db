using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Analyzers.AppManifests;

namespace SlackGen.CodeFixes.AppManifests;

/// <summary>Edits the manifest of an app, for a diagnostic in it or in code.</summary>
public abstract class AppManifestFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new AppManifestFixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FindFile(project, diagnostic) is not { } file)
            {
                continue;
            }

            var text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            foreach (var edit in Edits(diagnostic))
            {
                if (edit.TryApply(text.ToString()) is { } edited)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(edit.Title, _ => Task.FromResult(project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(edited, text.Encoding))), edit.Key),
                        diagnostic);
                }
            }
        }
    }

    /// <summary>Returns the file to edit; null for a diagnostic that no edit mends.</summary>
    internal static TextDocument? FindFile(Project project, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixProperties.File, out var path) ? project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == path) : null;

    /// <summary>Returns the edits to choose from.</summary>
    internal abstract IEnumerable<AppManifestEdit> Edits(Diagnostic diagnostic);
}
