using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.AppManifests;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>Reports manifests of apps that cannot be read, are not there, or have misspelt keys and events.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AppManifestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.BadAppManifest);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is not null)
            {
                AppManifestFiles.Register(start, (file, report) => CheckFile(file, EventCatalog.Get(start.Compilation), ScopeCatalog.Get(start.Compilation), report));
                start.RegisterSymbolAction(CheckApp, SymbolKind.NamedType);
            }
        });
    }

    private static void CheckFile(AppManifestFile file, EventCatalog catalog, ScopeCatalog scopes, Action<Diagnostic> report)
    {
        foreach (var mistake in file.Mistakes.Concat(MisspeltEvents(file, catalog)).Concat(MisspeltScopes(file, scopes)))
        {
            var properties = mistake.Spelling is { } spelling ? FixProperties.Create(file, (FixProperties.Spelling, spelling)) : ImmutableDictionary<string, string?>.Empty;
            report(Diagnostic.Create(Descriptors.BadAppManifest, file.Locate(mistake.Span), properties, mistake.Message));
        }
    }

    private static IEnumerable<AppManifestMistake> MisspeltEvents(AppManifestFile file, EventCatalog catalog) =>
        from list in file.Content is { } manifest ? new[] { manifest.BotEvents, manifest.UserEvents } : []
        from subscription in list
        let meant = catalog.FindMeant(subscription.Name)
        where meant is not null
        select Misspelt("event", subscription, meant, list);

    private static IEnumerable<AppManifestMistake> MisspeltScopes(AppManifestFile file, ScopeCatalog scopes) =>
        from list in file.Content is { } manifest ? new[] { manifest.BotScopes, manifest.UserScopes } : []
        from scope in list
        let meant = scopes.FindMeant(scope.Name)
        where meant is not null
        select Misspelt("scope", scope, meant, list);

    private static AppManifestMistake Misspelt(string noun, AppManifestName name, string meant, EquatableArray<AppManifestName> list)
    {
        // The spelling of a name that is there already would be a duplicate.
        var isThere = list.Any(n => n.Name == meant);
        return new(name.Span, $"There is no {noun} '{name.Name}'. Did you mean '{meant}'{(isThere ? ", which is there too" : "")}?", isThere ? null : meant);
    }

    private static void CheckApp(SymbolAnalysisContext context)
    {
        if (DeclaredApp.Read((INamedTypeSymbol)context.Symbol, context.CancellationToken) is not { } app)
        {
            return;
        }

        if (app.ManifestName is { } name)
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                Report("The name of the manifest is empty; write that of an additional file, or [SlackApp] for slack-app.yaml.");
            }
            else if (AppManifestFile.Find(context.Options, name, context.CancellationToken) is null)
            {
                Report($"The project has no additional file '{name}'; add <AdditionalFiles Include=\"{name}\" /> to it.");
            }

            return;
        }

        var files = AppManifestFile.FindAll(context.Options, context.CancellationToken).Select(f => f.Path).ToList();
        if (files.Count > 1)
        {
            Report($"The project has {files.Count} manifests of apps; name the one of '{app.Type.Name}', as in [SlackApp(\"{Path.GetFileName(files[0])}\")].");
        }

        void Report(string message) => context.ReportDiagnostic(Diagnostic.Create(Descriptors.BadAppManifest, app.Location, message));
    }
}
