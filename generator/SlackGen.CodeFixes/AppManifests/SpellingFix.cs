using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers;
using SlackGen.Analyzers.AppManifests;

namespace SlackGen.CodeFixes.AppManifests;

/// <summary>Corrects a misspelt key or word in the manifest of an app.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".yaml", ".yml", ".json" },
    Name = nameof(SpellingFix)), Shared]
public sealed class SpellingFix : AppManifestFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.BadAppManifest.Id);

    /// <inheritdoc/>
    internal override IEnumerable<AppManifestEdit> Edits(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Spelling, out var spelling) || spelling is null)
        {
            return [];
        }

        var span = diagnostic.Location.SourceSpan;
        return [new($"Change to '{spelling}'", nameof(SpellingFix), Correct)];

        string Correct(string text)
        {
            // Quotes stay, except around a switch, which has none.
            var isSwitch = spelling is "true" or "false";
            var quote = !isSwitch && (text[span.Start] is '"' or '\'') ? text.Substring(span.Start, 1) : "";
            return text.Substring(0, span.Start) + quote + spelling + quote + text.Substring(span.End);
        }
    }
}
