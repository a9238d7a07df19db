using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;

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
        var scopes = ScopeCatalog.Get(context.Compilation);
        foreach (var need in project.Needs)
        {
            var properties = need.ToProperties();
            if (project.File is { } file)
            {
                properties = properties.Add(FixProperties.File, file.Path);
                if (file.Content is { } manifest && need.FindRequested(manifest, scopes) is var (token, scope))
                {
                    properties = properties.Add(ScopeNeed.RequestedProperty, $"{token} {scope}");
                }
            }

            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ScopeNeed, need.Location, properties, Sentence(need)));
        }
    }

    private static string Sentence(ScopeNeed need) => need.Kind switch
    {
        ScopeNeedKind.Call or ScopeNeedKind.Object or ScopeNeedKind.Event or ScopeNeedKind.Feature or ScopeNeedKind.Declaration or ScopeNeedKind.Library => $"{need.Subject} needs {need.Describe()}",
        ScopeNeedKind.Possible => $"{need.Subject} may need {need.Describe()}",
        ScopeNeedKind.Unknown => $"{need.Subject} may need any scope",
    };
}
