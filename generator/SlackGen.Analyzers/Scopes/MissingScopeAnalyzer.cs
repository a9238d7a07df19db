using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>
/// Reports scopes that calls, handlers and declarations need and the app does not request. A scope has one diagnostic in each class, at the first place that
/// needs it: the compiler concludes on a class while the user types, but on a project only when it is built.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingScopeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MissingScope);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is not { } facts)
            {
                return;
            }

            var scopes = ScopeCatalog.Get(start.Compilation);
            start.RegisterSymbolStartAction(type => RegisterType(type, facts, scopes), SymbolKind.NamedType);
            start.RegisterSymbolAction(symbol => CheckApp(symbol, scopes), SymbolKind.NamedType);
            AppManifestFiles.Register(start, (file, report) => Report(file, NeedsOutsideOfClasses(file, start.Compilation, scopes), scopes, report));
        });
    }

    private static void RegisterType(SymbolStartAnalysisContext type, CompilationFacts facts, ScopeCatalog scopes)
    {
        var found = new ConcurrentBag<(AppManifestFile File, ScopeNeed Need)>();
        type.RegisterOperationAction(
            operation =>
            {
                if (OperationNeeds.Find(operation.Operation, facts, scopes) is { Count: > 0 } needs && FindFile(operation) is { } file)
                {
                    foreach (var need in needs)
                    {
                        found.Add((file, need));
                    }
                }
            },
            OperationNeeds.Kinds);
        type.RegisterSymbolEndAction(end =>
        {
            foreach (var file in found.GroupBy(f => f.File.Path))
            {
                Report(file.First().File, file.Select(f => f.Need), scopes, end.ReportDiagnostic);
            }
        });
    }

    private static AppManifestFile? FindFile(OperationAnalysisContext context)
    {
        var app = context.ContainingSymbol.ContainingType is { } type ? DeclaredApp.Read(type, context.CancellationToken) : null;
        return AppManifestFile.FindFor(app, context.Compilation, context.Options, context.CancellationToken);
    }

    private static void CheckApp(SymbolAnalysisContext context, ScopeCatalog scopes)
    {
        if (DeclaredApp.Read((INamedTypeSymbol)context.Symbol, context.CancellationToken) is { } app
            && AppManifestFile.Find(context.Options, app.ManifestName, context.CancellationToken) is { } file)
        {
            Report(file, AppNeeds.OfCommands(app), scopes, context.ReportDiagnostic);
        }
    }

    private static IEnumerable<ScopeNeed> NeedsOutsideOfClasses(AppManifestFile file, Compilation compilation, ScopeCatalog scopes) =>
        scopes.WithRequired(DeclaredScopes.Own(compilation).Concat(DeclaredScopes.Referenced(compilation)).Concat(AppNeeds.OfSubscribedMetadata(file)));

    // A reference has no place in the code: what it lacks is reported where the scopes are.
    private static void Report(AppManifestFile file, IEnumerable<ScopeNeed> needs, ScopeCatalog scopes, Action<Diagnostic> report)
    {
        if (file.Content is not { } manifest)
        {
            return;
        }

        var place = file.Locate(manifest.ScopesSpan);
        var missing = needs.Where(n => n.IsRequired && n.IsKnownBy(manifest) && n.FindRequested(manifest, scopes) is null)
            .OrderBy(n => n.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(n => n.Location.SourceSpan)
            .GroupBy(n => (Subject: n.Kind == ScopeNeedKind.Library ? n.Name : null, Scopes: n.Describe()));
        foreach (var group in missing)
        {
            var first = group.First();
            report(Diagnostic.Create(
                Descriptors.MissingScope,
                first.Location == Location.None ? place : first.Location,
                group.Skip(1).Select(n => n.Location).Where(l => l != Location.None).Prepend(place),
                first.ToProperties().Add(FixProperties.File, file.Path),
                first.Subject,
                first.Describe(),
                file.Name));
        }
    }
}
