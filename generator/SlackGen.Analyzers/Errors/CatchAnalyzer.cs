using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Errors;

/// <summary>Reports <c>catch</c> clauses, and patterns in them, for errors of a method that the <c>try</c> block does not call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CatchAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.CatchNeverRuns);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is { } facts)
            {
                start.RegisterOperationAction(operation => Analyze(operation, facts), OperationKind.CatchClause);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, CompilationFacts facts)
    {
        var clause = (ICatchClauseOperation)context.Operation;
        var expected = FindExpected(clause).ToList();
        if (expected.Count == 0)
        {
            return;
        }

        var calls = GuardedCalls.Find(clause, facts);
        if (calls.IsEmpty)
        {
            return;
        }

        foreach (var (error, location) in expected.Where(e => !calls.Any(c => Throws(c, e.Error))))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.CatchNeverRuns, location, Describe(error), string.Join(", ", calls.Select(Describe).Distinct(StringComparer.Ordinal))));
        }
    }

    // A call by name throws an exception without an enum.
    private static bool Throws(SlackCall call, INamedTypeSymbol error) => !call.IsByName && SymbolEqualityComparer.Default.Equals(call.Facts.Error, error);

    private static string Describe(INamedTypeSymbol error) => $"SlackApiException<{error.Name}>";

    private static string Describe(SlackCall call) =>
        $"'{call.Facts.Name}' throws '{(call is { IsByName: false, Facts.Error: { } error } ? Describe(error) : "SlackApiException")}'";

    private static IEnumerable<(INamedTypeSymbol Error, Location Location)> FindExpected(ICatchClauseOperation clause)
    {
        if (CaughtException.ErrorOf(clause.ExceptionType) is { } error && clause.Syntax is CatchClauseSyntax { Declaration.Type: var type })
        {
            return [(error, type.GetLocation())];
        }

        return clause.ExceptionType.IsOrDerives(static t => t.IsRuntime("SlackException")) || clause.ExceptionType.IsException()
            ? FindPatterns(clause)
            : [];
    }

    private static IEnumerable<(INamedTypeSymbol Error, Location Location)> FindPatterns(ICatchClauseOperation clause)
    {
        foreach (var operation in clause.Descendants())
        {
            var (type, value) = operation switch
            {
                IIsTypeOperation test => (test.TypeOperand, test.ValueOperand),
                IDeclarationPatternOperation pattern => (pattern.MatchedType, CaughtException.FindMatched(pattern)),
                IRecursivePatternOperation pattern => (pattern.MatchedType, CaughtException.FindMatched(pattern)),
                ITypePatternOperation pattern => (pattern.MatchedType, CaughtException.FindMatched(pattern)),
                _ => (null, null),
            };
            if (CaughtException.ErrorOf(type) is { } error && value is not null && CaughtException.FindClause(value) == clause)
            {
                yield return (error, LocationOf(operation.Syntax));
            }
        }
    }

    private static Location LocationOf(SyntaxNode syntax) => syntax switch
    {
        DeclarationPatternSyntax declaration => declaration.Type.GetLocation(),
        RecursivePatternSyntax { Type: { } type } => type.GetLocation(),
        BinaryExpressionSyntax test => test.Right.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
