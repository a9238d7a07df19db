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
        var calls = new ConcurrentBag<IEnumerable<ScopeNeed>>();
        var apps = new ConcurrentBag<DeclaredApp>();
        start.RegisterOperationAction(
            operation =>
            {
                if (Find((IInvocationOperation)operation.Operation, facts) is { } needs)
                {
                    calls.Add(needs);
                }
            },
            OperationKind.Invocation);
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

    private static List<ScopeNeed>? Find(IInvocationOperation invocation, CompilationFacts facts)
    {
        if (SlackCall.Find(invocation, facts) is { } call)
        {
            return CallNeeds.Find(call, facts).ToList();
        }

        return invocation.TargetMethod is { Name: "CallAsync", ContainingType: var type } && type.IsOrDerives(static t => t.IsRuntime("SlackClientBase"))
            ? [ScopeNeed.OfUnknown("CallAsync", invocation.Syntax.GetLocation())]
            : null;
    }

    private static ProjectNeeds Create(CompilationAnalysisContext context, IEnumerable<ScopeNeed> calls, ImmutableArray<DeclaredApp> apps)
    {
        var files = apps.Select(a => a.ManifestName).Append(null).Distinct()
            .Select(name => AppManifestFile.Find(context.Options, name, context.CancellationToken))
            .OfType<AppManifestFile>().GroupBy(f => f.Path).Select(g => g.First()).ToList();

        // If there are several manifests, the app of a call is not known.
        var file = files.Count == 1 ? files[0] : null;
        var needs = calls
            .Concat(apps.SelectMany(AppNeeds.OfCommands))
            .Concat(AppNeeds.OfEvents(apps, file, EventCatalog.Get(context.Compilation)))
            .Concat(file is null ? [] : AppNeeds.OfFeatures(file))
            .Concat(DeclaredScopes.Own(context.Compilation))
            .Concat(DeclaredScopes.Referenced(context.Compilation));
        return new(needs.ToList(), file);
    }
}
