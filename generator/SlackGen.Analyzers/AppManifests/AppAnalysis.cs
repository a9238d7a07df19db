using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>An app with its manifest.</summary>
/// <param name="App">The app.</param>
/// <param name="File">The file.</param>
/// <param name="Manifest">The manifest in the file.</param>
internal sealed record AppAnalysis(DeclaredApp App, AppManifestFile File, AppManifest Manifest)
{
    /// <summary>Registers an action for each app with a manifest that can be read. It runs while the user types.</summary>
    public static void Register(CompilationStartAnalysisContext start, Action<AppAnalysis, Action<Diagnostic>> analyze) => start.RegisterSymbolAction(
        symbol =>
        {
            if (Find((INamedTypeSymbol)symbol.Symbol, symbol.Options, symbol.CancellationToken) is { } analysis)
            {
                analyze(analysis, symbol.ReportDiagnostic);
            }
        },
        SymbolKind.NamedType);

    /// <summary>Registers an action for each manifest that can be read, with all its apps. It runs at the end of the compilation.</summary>
    public static void RegisterEnd(CompilationStartAnalysisContext start, Action<ImmutableArray<AppAnalysis>, Action<Diagnostic>> analyze)
    {
        var found = new ConcurrentBag<AppAnalysis>();
        Register(start, (analysis, _) => found.Add(analysis));
        start.RegisterCompilationEndAction(end =>
        {
            foreach (var apps in found.GroupBy(a => a.File.Path))
            {
                analyze(apps.ToImmutableArray(), end.ReportDiagnostic);
            }
        });
    }

    private static AppAnalysis? Find(INamedTypeSymbol type, AnalyzerOptions options, CancellationToken cancellationToken) =>
        DeclaredApp.Read(type, cancellationToken) is { } app
        && AppManifestFile.Find(options, app.ManifestName, cancellationToken) is { Content: { } manifest } file
            ? new(app, file, manifest)
            : null;
}
