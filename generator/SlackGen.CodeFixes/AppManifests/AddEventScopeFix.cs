using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.CodeFixes.AppManifests;

/// <summary>Asks for the scope of a subscription.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".yaml", ".yml", ".json" },
    Name = nameof(AddEventScopeFix)), Shared]
public sealed class AddEventScopeFix : AppManifestFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.MissingEventScope.Id);

    /// <inheritdoc/>
    internal override IEnumerable<AppManifestEdit> Edits(Diagnostic diagnostic)
    {
        var path = diagnostic.Properties[FixProperties.Key]!.Split('.');
        var scopes = diagnostic.Properties[FixProperties.Names]!.Split(' ');
        return scopes.Select(scope => new AppManifestEdit(
            $"Ask for the {path[path.Length - 1]} scope '{scope}'",
            scopes.Length == 1 ? nameof(AddEventScopeFix) : $"{nameof(AddEventScopeFix)} {scope}",
            text => AppManifestEditor.AddToList(text, path, scope)));
    }
}
