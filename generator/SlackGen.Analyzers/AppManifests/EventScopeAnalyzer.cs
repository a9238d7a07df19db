using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.AppManifests;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>Reports subscriptions to events for whose scopes the app does not ask.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventScopeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MissingEventScope);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is not null)
            {
                AppManifestFiles.Register(start, (file, report) => Analyze(file, EventCatalog.Get(start.Compilation), ScopeCatalog.Get(start.Compilation), report));
            }
        });
    }

    private static void Analyze(AppManifestFile file, EventCatalog catalog, ScopeCatalog documented, Action<Diagnostic> report)
    {
        if (file.Content is { } manifest)
        {
            Check(manifest.BotEvents, manifest.BotScopes, "bot");
            Check(manifest.UserEvents, manifest.UserScopes, "user");
        }

        void Check(EquatableArray<AppManifestName> events, EquatableArray<AppManifestName> scopes, string token)
        {
            var key = "oauth_config.scopes." + token;
            foreach (var subscription in manifest.Knows(key) ? events : [])
            {
                if (catalog.Find(subscription.Name) is { Scopes: { IsEmpty: false } needed } && documented.FindRequested(scopes, needed) is null)
                {
                    report(Diagnostic.Create(
                        Descriptors.MissingEventScope,
                        file.Locate(subscription.Span),
                        FixProperties.Create(file, (FixProperties.Key, key), (FixProperties.Names, string.Join(" ", needed))),
                        subscription.Name,
                        token,
                        Alternatives.Join(needed)));
                }
            }
        }
    }
}
