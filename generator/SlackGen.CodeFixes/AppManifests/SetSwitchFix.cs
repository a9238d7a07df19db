using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.CodeFixes.AppManifests;

/// <summary>Switches interactivity or Socket Mode on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetSwitchFix)), Shared]
public sealed class SetSwitchFix : AppManifestFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.NotInteractive.Id, Descriptors.NoSocketMode.Id);

    /// <inheritdoc/>
    internal override IEnumerable<AppManifestEdit> Edits(Diagnostic diagnostic)
    {
        var key = diagnostic.Properties[FixProperties.Key]!;
        return [new($"Set '{key}' to true", $"{nameof(SetSwitchFix)} {key}", text => AppManifestEditor.SetFlag(text, key.Split('.'), isOn: true))];
    }
}
