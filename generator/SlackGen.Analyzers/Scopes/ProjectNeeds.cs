using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Everything in a project that needs a scope.</summary>
/// <param name="Needs">The needs of calls, handlers, events, features, declarations and references.</param>
/// <param name="File">The manifest of the app; null for a project without one, and for one with several.</param>
internal sealed record ProjectNeeds(IReadOnlyList<ScopeNeed> Needs, AppManifestFile? File)
{
    /// <summary>Registers an action at the end of the compilation of a project that has an app or calls.</summary>
    public static void Register(AnalysisContext context, Action<ProjectNeeds, CompilationAnalysisContext> conclude) => context.RegisterCompilationStartAction(start =>
    {
        if (CompilationFacts.Get(start.Compilation) is not { } facts)
        {
            return;
        }

        // One item for each call, also of methods that need no scope.
        var scopes = ScopeCatalog.Get(start.Compilation);
        var calls = new ConcurrentBag<IEnumerable<ScopeNeed>>();
        var apps = new ConcurrentBag<DeclaredApp>();
        start.RegisterOperationAction(
            operation =>
            {
                if (Find(operation.Operation, facts, scopes) is { } needs)
                {
                    calls.Add(needs);
                }
            },
            OperationNeeds.Kinds);
        start.RegisterSymbolAction(
            symbol =>
            {
                if (DeclaredApp.Read((INamedTypeSymbol)symbol.Symbol, symbol.CancellationToken) is { } app)
                {
                    apps.Add(app);
                }
            },
            SymbolKind.NamedType);
        start.RegisterCompilationEndAction(end =>
        {
            if (!calls.IsEmpty || !apps.IsEmpty)
            {
                conclude(Create(end, calls.SelectMany(c => c), apps.ToImmutableArray()), end);
            }
        });
    });

    private static IReadOnlyList<ScopeNeed>? Find(IOperation operation, CompilationFacts facts, ScopeCatalog scopes) =>
        OperationNeeds.Find(operation, facts, scopes) is { } needs ? needs
        : operation is IInvocationOperation { TargetMethod: { Name: "CallAsync", ContainingType: var type } } && type.IsOrDerives(static t => t.IsRuntime("SlackClientBase"))
            ? [ScopeNeed.OfUnknown("CallAsync", operation.Syntax.GetLocation())]
            : null;

    private static ProjectNeeds Create(CompilationAnalysisContext context, IEnumerable<ScopeNeed> calls, ImmutableArray<DeclaredApp> apps)
    {
        // If there are several manifests, the app of a call is not known.
        var file = AppManifestFile.FindFor(app: null, context.Compilation, context.Options, context.CancellationToken);
        var needs = calls
            .Concat(apps.SelectMany(AppNeeds.OfCommands))
            .Concat(AppNeeds.OfEvents(apps, file, EventCatalog.Get(context.Compilation)))
            .Concat(file is null ? [] : AppNeeds.OfFeatures(file))
            .Concat(ScopeCatalog.Get(context.Compilation).WithRequired(DeclaredScopes.Own(context.Compilation).Concat(DeclaredScopes.Referenced(context.Compilation))));
        return new(needs.ToList(), file);
    }
}
