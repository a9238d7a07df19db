using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Tokens;

/// <summary>Reports calls of methods that accept other kinds of token than the client is declared to hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.WrongToken);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is { } facts)
            {
                start.RegisterOperationAction(operation => Analyze(operation, facts), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, CompilationFacts facts)
    {
        // A method that accepts no token ignores the client's.
        if (SlackCall.Find((IInvocationOperation)context.Operation, facts) is { Facts.Tokens: not TokenKinds.None } call
            && (call.Facts.Tokens & call.DeclaredTokens) == TokenKinds.None
            && !TokenOrigin.IsReplaced(call.Invocation))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.WrongToken, call.Location, call.Facts.Name, call.Facts.Tokens.Describe(), call.DeclaredTokens.Describe()));
        }
    }
}
