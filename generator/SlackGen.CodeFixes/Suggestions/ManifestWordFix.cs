using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Diagnostics;

namespace SlackGen.CodeFixes.Suggestions;

/// <summary>Replaces a misspelt word of a <c>*.slack.yaml</c> file by the word that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManifestWordFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".yaml"])]
[Shared]
public sealed class ManifestWordFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Rules.All.Select(r => r.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(SourceDiagnostic.WordKey, out var word)
                && diagnostic.Properties.TryGetValue(SourceDiagnostic.MeantKey, out var meant)
                && Find(text, diagnostic.Location.GetLineSpan().Span, word!) is { } span)
            {
                var solution = context.TextDocument.Project.Solution.WithAdditionalDocumentText(context.TextDocument.Id, text.WithChanges(new TextChange(span, meant!)));
                context.RegisterCodeFix(CodeAction.Create($"Write '{meant}'", _ => Task.FromResult(solution), nameof(ManifestWordFix)), diagnostic);
            }
        }
    }

    // The location of a type is the whole expression, such as list<usr>. Where it does not have the word exactly once, there is nothing to replace.
    private static TextSpan? Find(SourceText text, LinePositionSpan lines, string word)
    {
        if (lines.End.Line >= text.Lines.Count)
        {
            return null;
        }

        var span = text.Lines.GetTextSpan(lines);
        var found = Regex.Matches(text.ToString(span), $@"(?<![\w.]){Regex.Escape(word)}(?![\w.])");
        return found.Count == 1 ? new TextSpan(span.Start + found[0].Index, word.Length) : null;
    }
}
