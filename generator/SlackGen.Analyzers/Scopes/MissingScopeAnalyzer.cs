using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Reports scopes that calls, handlers and declarations need and the app does not ask for.</summary>
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
            if (CompilationFacts.Get(start.Compilation) is { } facts)
            {
                start.RegisterOperationAction(operation => CheckCall(operation, facts), OperationKind.Invocation);
                start.RegisterSymbolAction(CheckApp, SymbolKind.NamedType);
                AppManifestFiles.Register(start, (file, report) => CheckDeclared(file, start.Compilation, report));
            }
        });
    }

    private static void CheckCall(OperationAnalysisContext context, CompilationFacts facts)
    {
        if (SlackCall.Find((IInvocationOperation)context.Operation, facts) is { } call && FindFile(context) is { } file)
        {
            foreach (var need in CallNeeds.Find(call, facts))
            {
                Check(need, file, context.ReportDiagnostic);
            }
        }
    }

    private static AppManifestFile? FindFile(OperationAnalysisContext context)
    {
        var app = context.ContainingSymbol.ContainingType is { } type ? DeclaredApp.Read(type, context.CancellationToken) : null;
        return AppManifestFile.FindFor(app, context.Options, context.CancellationToken);
    }

    private static void CheckApp(SymbolAnalysisContext context)
    {
        if (DeclaredApp.Read((INamedTypeSymbol)context.Symbol, context.CancellationToken) is { } app
            && AppManifestFile.Find(context.Options, app.ManifestName, context.CancellationToken) is { } file)
        {
            foreach (var need in AppNeeds.OfCommands(app))
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
}
