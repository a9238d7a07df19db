using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>Finds the manifests of a project: the files with a default name, and those that apps name.</summary>
internal static class AppManifestFiles
{
    /// <summary>Registers an action for each manifest. It runs while the user types.</summary>
    public static void Register(CompilationStartAnalysisContext start, Action<AppManifestFile, Action<Diagnostic>> analyze)
    {
        start.RegisterAdditionalFileAction(additional =>
        {
            if (AppManifestPath.HasDefaultName(additional.AdditionalFile.Path) && AppManifestFile.Read(additional.AdditionalFile, additional.CancellationToken) is { } file)
            {
                analyze(file, additional.ReportDiagnostic);
            }
        });

        // Two apps may have one file.
        var named = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        start.RegisterSymbolAction(
            symbol =>
            {
                if (DeclaredApp.Read((INamedTypeSymbol)symbol.Symbol, symbol.CancellationToken) is { ManifestName: { } name }
                    && AppManifestFile.Find(symbol.Options, name, symbol.CancellationToken) is { } file
                    && !AppManifestPath.HasDefaultName(file.Path)
                    && named.TryAdd(file.Path, true))
                {
                    analyze(file, symbol.ReportDiagnostic);
                }
            },
            SymbolKind.NamedType);
    }
}
