using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Compares the scopes that the code needs with those that the app asks for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MissingScope, Descriptors.UnneededScope, Descriptors.ScopeNeed);

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

            var found = new Findings();
            start.RegisterOperationAction(operation => AnalyzeCall(operation, facts, found), OperationKind.Invocation);
            start.RegisterSymbolAction(symbol => AnalyzeApp(symbol, found), SymbolKind.NamedType);
            AppManifestFiles.Register(start, (file, report) => CheckDeclared(file, start.Compilation, report));
            start.RegisterCompilationEndAction(end => Conclude(end, found));
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, CompilationFacts facts, Findings found)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (SlackCall.Find(invocation, facts) is { } call)
        {
            found.HasCalls = true;
            foreach (var need in CallNeeds.Find(call, facts))
            {
                found.Needs.Add(need);
                if (!need.Alternatives.IsEmpty && FindFile(context) is { } file)
                {
                    Check(need, file, context.ReportDiagnostic);
                }
            }
        }
        else if (invocation.TargetMethod is { Name: "CallAsync", ContainingType: var type } && type.IsOrDerives(static t => t.IsRuntime("SlackClientBase")))
        {
            found.HasCalls = true;
            found.Needs.Add(new(ScopeNeedKind.Unknown, "CallAsync", invocation.Syntax.GetLocation(), ImmutableArray<TokenScopes>.Empty));
        }
    }

    private static AppManifestFile? FindFile(OperationAnalysisContext context)
    {
        var app = context.ContainingSymbol.ContainingType is { } type ? DeclaredApp.Read(type, context.CancellationToken) : null;
        return AppManifestFile.Find(context.Options, app?.ManifestName, context.CancellationToken);
    }

    private static void AnalyzeApp(SymbolAnalysisContext context, Findings found)
    {
        if (DeclaredApp.Read((INamedTypeSymbol)context.Symbol, context.CancellationToken) is not { } app)
        {
            return;
        }

        found.Apps.Add(app);
        var file = AppManifestFile.Find(context.Options, app.ManifestName, context.CancellationToken);
        foreach (var need in AppNeeds.OfCommands(app))
        {
            found.Needs.Add(need);
            if (file is not null)
            {
                Check(need, file, context.ReportDiagnostic);
            }
        }
    }

    // A reference has no place in the code: what it lacks is reported where the scopes are.
    private static void CheckDeclared(AppManifestFile file, Compilation compilation, Action<Diagnostic> report)
    {
        foreach (var need in DeclaredScopes.Own(compilation).Concat(DeclaredScopes.Referenced(compilation)).Where(n => n.IsRequired))
        {
            Check(need, file, report);
        }
    }

    private static void Check(ScopeNeed need, AppManifestFile file, Action<Diagnostic> report)
    {
        if (file.Content is { } manifest && !need.IsMetBy(manifest))
        {
            var scopes = file.Locate(manifest.ScopesSpan);
            report(Diagnostic.Create(
                Descriptors.MissingScope,
                need.Location == Location.None ? scopes : need.Location,
                ImmutableArray.Create(scopes),
                need.ToProperties().Add(FixProperties.File, file.Path),
                need.Name,
                need.Describe(),
                file.Name));
        }
    }

    private static void Conclude(CompilationAnalysisContext context, Findings found)
    {
        if (!found.HasCalls && found.Apps.IsEmpty)
        {
            return;
        }

        var files = found.Apps.Select(a => a.ManifestName).Append(null).Distinct()
            .Select(name => AppManifestFile.Find(context.Options, name, context.CancellationToken))
            .OfType<AppManifestFile>().GroupBy(f => f.Path).Select(g => g.First()).ToList();

        // Of several manifests, none says which app a call belongs to.
        var file = files.Count == 1 ? files[0] : null;
        var needs = found.Needs
            .Concat(AppNeeds.OfEvents(found.Apps.ToImmutableArray(), file, EventCatalog.Get(context.Compilation)))
            .Concat(file is null ? [] : AppNeeds.OfFeatures(file))
            .Concat(DeclaredScopes.Own(context.Compilation))
            .Concat(DeclaredScopes.Referenced(context.Compilation))
            .ToList();
        foreach (var need in needs)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ScopeNeed, need.Location, need.ToProperties(), Sentence(need)));
        }

        if (file is not null && !needs.Exists(n => n.Kind == ScopeNeedKind.Unknown))
        {
            CheckUnneeded(context, file, needs);
        }
    }

    private static void CheckUnneeded(CompilationAnalysisContext context, AppManifestFile file, List<ScopeNeed> needs)
    {
        if (file.Content is not { } manifest)
        {
            return;
        }

        var unneeded =
            from token in ScopeNeed.Tokens
            from scope in ScopeNeed.Requested(manifest, token)
            where !needs.Exists(n => n.Takes(token, scope.Name))
            select (token, scope);
        foreach (var (token, scope) in unneeded)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnneededScope,
                file.Locate(scope.Span),
                FixProperties.Create(file, (token.ToString(), scope.Name)),
                ScopeNeed.Word(token),
                scope.Name));
        }
    }

    private static string Sentence(ScopeNeed need) => need.Kind switch
    {
        ScopeNeedKind.Call or ScopeNeedKind.Event or ScopeNeedKind.Feature or ScopeNeedKind.Declaration => $"'{need.Name}' needs {need.Describe()}",
        ScopeNeedKind.Client => $"'{need.Name}' may need {need.Describe()}",
        ScopeNeedKind.Unknown => $"'{need.Name}' may need any scope",
    };

    private sealed class Findings
    {
        private volatile bool hasCalls;

        public bool HasCalls
        {
            get => hasCalls;
            set => hasCalls = value;
        }

        public ConcurrentBag<ScopeNeed> Needs { get; } = [];

        public ConcurrentBag<DeclaredApp> Apps { get; } = [];
    }
}
