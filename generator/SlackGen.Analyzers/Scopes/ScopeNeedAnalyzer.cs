using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.AppManifests;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Lists the scopes that the code needs, for <c>slackgen scopes</c>. It does not run unless its diagnostic is enabled.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeNeedAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.ScopeNeed);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        ProjectNeeds.Register(context, List);
    }

    private static void List(ProjectNeeds project, CompilationAnalysisContext context)
    {
        foreach (var need in project.Needs)
        {
            var properties = need.ToProperties();
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ScopeNeed,
                need.Location,
                project.File is { } file ? properties.Add(FixProperties.File, file.Path) : properties,
                Sentence(need)));
        }
    }

    private static string Sentence(ScopeNeed need) => need.Kind switch
    {
        ScopeNeedKind.Call or ScopeNeedKind.Event or ScopeNeedKind.Feature or ScopeNeedKind.Declaration => $"'{need.Name}' needs {need.Describe()}",
        ScopeNeedKind.Client => $"'{need.Name}' may need {need.Describe()}",
        ScopeNeedKind.Unknown => $"'{need.Name}' may need any scope",
    };
}
