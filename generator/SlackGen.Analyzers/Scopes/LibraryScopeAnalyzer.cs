using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Reports calls of a library whose scopes the library does not declare, so that no compiler of an app knows them.</summary>
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
            if (start.Compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary
                || CompilationFacts.Get(start.Compilation) is not { } facts
                || AppManifestFile.Find(start.Options, name: null, start.CancellationToken) is not null
                || !HasPublicType(start.Compilation.Assembly.GlobalNamespace))
            {
                return;
            }

            var needs = new ConcurrentBag<ScopeNeed>();
            start.RegisterOperationAction(operation => Collect((IInvocationOperation)operation.Operation, facts, needs), OperationKind.Invocation);
            start.RegisterCompilationEndAction(end => Report(end, needs));
        });
    }

    private static void Collect(IInvocationOperation invocation, CompilationFacts facts, ConcurrentBag<ScopeNeed> needs)
    {
        if (SlackCall.Find(invocation, facts) is { } call)
        {
            foreach (var need in CallNeeds.Find(call, facts))
            {
                needs.Add(need);
            }
        }
    }

    private static void Report(CompilationAnalysisContext context, IEnumerable<ScopeNeed> needs)
    {
        var declared = DeclaredScopes.Own(context.Compilation).SelectMany(d => d.Alternatives).ToList();
        var undeclared = needs
            .Where(n => !declared.Exists(d => n.Alternatives.Any(a => a.Token == d.Token && d.Names.All(a.Names.Contains))))
            .OrderBy(n => n.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(n => n.Location.SourceSpan)
            .GroupBy(n => (n.Alternatives[0].Token, Scopes: string.Join("|", n.Alternatives[0].Names)))
            .ToList();

        // The fix declares all of them at once.
        var properties = undeclared.GroupBy(g => g.Key.Token, g => g.Key.Scopes).ToImmutableDictionary(g => g.Key.ToString(), g => (string?)string.Join(" ", g.OrderBy(s => s, StringComparer.Ordinal)));
        foreach (var need in undeclared.Select(g => g.First()))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UndeclaredScopes, need.Location, properties, need.Name, need.Describe()));
        }
    }

    private static bool HasPublicType(INamespaceSymbol ns) =>
        ns.GetTypeMembers().Any(t => t.DeclaredAccessibility == Accessibility.Public) || ns.GetNamespaceMembers().Any(HasPublicType);
}
