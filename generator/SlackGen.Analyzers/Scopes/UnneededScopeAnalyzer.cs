using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Reports scopes of the app that nothing needs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnneededScopeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnneededScope);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        ProjectNeeds.Register(context, Check);
    }

    private static void Check(ProjectNeeds project, CompilationAnalysisContext context)
    {
        if (project.File is not { Content: { } manifest } file || project.Needs.Any(n => n.Kind == ScopeNeedKind.Unknown))
        {
            return;
        }

        var catalog = ScopeCatalog.Get(context.Compilation);
        var unneeded =
            from token in ScopeNeed.Tokens
            let requested = ScopeNeed.Requested(manifest, token)
            let needed = catalog.Close(requested.Select(s => s.Name).ToList(), scope => project.Needs.Any(n => n.Takes(token, scope)))
            from scope in requested
            where !needed.Contains(scope.Name) && !MayBeNeeded(scope.Name, manifest)
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

    // A part that could not be read may need the scope.
    private static bool MayBeNeeded(string scope, AppManifest manifest) => !manifest.Knows(Subscriptions.Key) || scope switch
    {
        "links:read" or "links:write" => !manifest.Knows("features.unfurl_domains"),
        "assistant:write" => !manifest.Knows("features.assistant_view") || !manifest.Knows("features.agent_view"),
        _ => false,
    };
}
