using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.CodeFixes.AppManifests;

/// <summary>Subscribes to the event of a handler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddSubscriptionFix)), Shared]
public sealed class AddSubscriptionFix : AppManifestFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.NotSubscribed.Id);

    /// <inheritdoc/>
    internal override IEnumerable<AppManifestEdit> Edits(Diagnostic diagnostic)
    {
        var path = diagnostic.Properties[FixProperties.Key]!.Split('.');
        var names = diagnostic.Properties[FixProperties.Names]!.Split(' ');

        // Where an event has several subscriptions, the choice for one handler is not that for another event.
        return names.Select(name => new AppManifestEdit(
            $"Subscribe to '{name}'",
            names.Length == 1 ? nameof(AddSubscriptionFix) : $"{nameof(AddSubscriptionFix)} {name}",
            text => AppManifestEditor.AddToList(text, path, name)));
    }
}
