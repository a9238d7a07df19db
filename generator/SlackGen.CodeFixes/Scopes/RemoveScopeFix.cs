using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers;
using SlackGen.Analyzers.Scopes;
using SlackGen.CodeFixes.AppManifests;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.CodeFixes.Scopes;

/// <summary>Removes a scope that nothing needs.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".yaml", ".yml", ".json" },
    Name = nameof(RemoveScopeFix)), Shared]
public sealed class RemoveScopeFix : AppManifestFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.UnneededScope.Id);

    /// <inheritdoc/>
    internal override IEnumerable<AppManifestEdit> Edits(Diagnostic diagnostic) =>
        from token in ScopeNeed.Tokens
        from scope in AddScopeFix.Scopes(diagnostic, token)
        select new AppManifestEdit($"Remove the {ScopeNeed.Word(token)} scope '{scope}'", nameof(RemoveScopeFix), text => AppManifestEditor.RemoveFromList(text, ScopeNeed.Path(token), scope));
}
