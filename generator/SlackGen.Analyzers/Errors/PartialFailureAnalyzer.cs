using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest;

namespace SlackGen.Analyzers.Errors;

/// <summary>Reports calls whose code does not look at a partial failure: in the response that it discards, or in an exception that it ignores.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PartialFailureAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.IgnoredPartialFailure);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is { } facts)
            {
                start.RegisterOperationAction(operation => AnalyzeCall(operation, facts), OperationKind.Invocation);
                start.RegisterOperationAction(operation => AnalyzeTry(operation, facts), OperationKind.Try);
            }
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, CompilationFacts facts)
    {
        if (SlackCall.Find((IInvocationOperation)context.Operation, facts) is not { } call || DiscardedResponse.Find(call) is not { } response)
        {
            return;
        }

        var lists = response.GetMembers().OfType<IPropertySymbol>().Where(p => facts.FindMember(p) is { IsPartialFailure: true }).Select(p => $"'{p.Name}'").ToList();
        if (lists.Count > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.IgnoredPartialFailure,
                call.Location,
                $"'{call.Facts.Name}' can succeed in part; read {string.Join(" and ", lists)} of its response, which says what was not done"));
        }
    }

    private static void AnalyzeTry(OperationAnalysisContext context, CompilationFacts facts)
    {
        var guarded = (ITryOperation)context.Operation;
        if (!guarded.Catches.Any(c => c.ExceptionType.IsOrDerives(static t => t.IsRuntime("SlackException"))))
        {
            return;
        }

        var reported = new HashSet<(ICatchClauseOperation, string)>();
        foreach (var call in guarded.Body.Descendants().OfType<IInvocationOperation>().Select(i => SlackCall.Find(i, facts)).OfType<SlackCall>())
        {
            if (call.Facts.Error is { } error
                && facts.FindError(error) is { } errors
                && PartialCodes(errors) is { Count: > 0 } codes
                && IgnoredException.Find(call, guarded) is { } clause
                && reported.Add((clause, call.Facts.Name)))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.IgnoredPartialFailure,
                    clause.Syntax is CatchClauseSyntax { Declaration.Type: var type } ? type.GetLocation() : clause.Syntax.GetLocation(),
                    $"'{call.Facts.Name}' fails with {string.Join(" or ", codes.Select(c => $"'{c}'"))} when a part of the work is done; look at the error before you ignore it"));
            }
        }
    }

    private static List<string> PartialCodes(ErrorFacts errors) =>
        errors.Codes.Where(c => c.Value == ErrorCategory.Partial).Select(c => c.Key).OrderBy(c => c, StringComparer.Ordinal).ToList();
}
