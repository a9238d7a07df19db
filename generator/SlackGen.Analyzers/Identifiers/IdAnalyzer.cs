using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Arguments;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.Identifiers;

/// <summary>Reports IDs that an app builds and does not handle, and those that it handles and does not build.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.IdNotHandled, Descriptors.IdNotBuilt);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is { } facts)
            {
                Register(start, facts);
            }
        });
    }

    private static void Register(CompilationStartAnalysisContext start, CompilationFacts facts)
    {
        var built = new ConcurrentBag<BuiltId>();
        var handled = new ConcurrentBag<HandledId>();
        start.RegisterOperationAction(
            operation =>
            {
                foreach (var id in Read((ISimpleAssignmentOperation)operation.Operation, facts))
                {
                    built.Add(id);
                }
            },
            OperationKind.SimpleAssignment);
        start.RegisterSymbolAction(
            symbol =>
            {
                foreach (var id in ReadHandlers((INamedTypeSymbol)symbol.Symbol, symbol.CancellationToken))
                {
                    handled.Add(id);
                }
            },
            SymbolKind.NamedType);
        start.RegisterCompilationEndAction(end =>
        {
            // A library of views has no handlers.
            if (!handled.IsEmpty)
            {
                foreach (var diagnostic in new IdMatch(built, handled).Diagnostics())
                {
                    end.ReportDiagnostic(diagnostic);
                }
            }
        });
    }

    private static IEnumerable<BuiltId> Read(ISimpleAssignmentOperation assignment, CompilationFacts facts) =>
        assignment.Target is IPropertyReferenceOperation { Property: var property }
        && facts.FindMember(property)?.IdOf.FirstOrDefault(k => k.Prefixes.Count == 0) is { } kind
            ? from value in Branches.FindAll(assignment.Value)
              where value is not { ConstantValue: { HasValue: true, Value: null } }
              select new BuiltId(kind.Word, IdName.Read(value), HandlerNeeds.Find(assignment), value.Syntax.GetLocation())
            : [];

    private static IEnumerable<HandledId> ReadHandlers(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.TypeKind == TypeKind.Class && type.IsApp() ? type.GetMembers().OfType<IMethodSymbol>().SelectMany(m => HandledId.ReadAll(m, cancellationToken)) : [];
}
