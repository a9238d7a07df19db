using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Reports calls of a library whose scopes the library does not declare, so that the compiler of an app does not know them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LibraryScopeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UndeclaredScopes);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
                && CompilationFacts.Get(start.Compilation) is { } facts
                && !AppManifestFile.HasAny(start.Compilation, start.Options, start.CancellationToken)
                && HasPublicType(start.Compilation.Assembly.GlobalNamespace))
            {
                var declared = DeclaredScopes.Own(start.Compilation).SelectMany(n => n.Alternatives).ToImmutableArray();
                var scopes = ScopeCatalog.Get(start.Compilation);
                start.RegisterOperationAction(operation => Check(operation, facts, scopes, declared), OperationNeeds.Kinds);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, CompilationFacts facts, ScopeCatalog scopes, ImmutableArray<TokenScopes> declared)
    {
        foreach (var need in OperationNeeds.Find(context.Operation, facts, scopes) ?? [])
        {
            if (!need.IsDeclaredBy(declared))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.UndeclaredScopes, need.Location, need.ToProperties(), need.Name, need.Describe()));
            }
        }
    }

    private static bool HasPublicType(INamespaceSymbol ns) =>
        ns.GetTypeMembers().Any(t => t.DeclaredAccessibility == Accessibility.Public) || ns.GetNamespaceMembers().Any(HasPublicType);
}
