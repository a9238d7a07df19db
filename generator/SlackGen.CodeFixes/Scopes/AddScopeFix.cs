using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers;
using SlackGen.Analyzers.Facts;
using SlackGen.Analyzers.Scopes;
using SlackGen.CodeFixes.AppManifests;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.CodeFixes.Scopes;

/// <summary>Asks for a scope that the code needs.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".cs", ".yaml", ".yml", ".json" },
    Name = nameof(AddScopeFix)), Shared]
public sealed class AddScopeFix : AppManifestFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.MissingScope.Id);

    /// <inheritdoc/>
    internal override IEnumerable<AppManifestEdit> Edits(Diagnostic diagnostic) =>
        from token in ScopeNeed.Tokens
        let scopes = Scopes(diagnostic, token)
        from scope in scopes

            // The choice for one call is not that for another one, unless there is none.
        let key = scopes.Length == 1 ? token.ToString() : $"{token} {scope}"
        select new AppManifestEdit(
            $"Ask for the {ScopeNeed.Word(token)} scope '{scope}'",
            $"{nameof(AddScopeFix)} {key}",
            text => AppManifestEditor.AddToList(text, ScopeNeed.Path(token), scope));

    /// <summary>Returns the scopes of a kind of token in the properties of a diagnostic.</summary>
    internal static string[] Scopes(Diagnostic diagnostic, TokenKinds token) =>
        diagnostic.Properties.TryGetValue(token.ToString(), out var scopes) && scopes is { Length: > 0 } ? scopes.Split(' ') : [];
}
