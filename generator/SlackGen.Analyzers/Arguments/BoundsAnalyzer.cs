using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Reports constants, texts and lists that are out of the documented bounds of an argument or field.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BoundsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.OutOfBounds);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is { } facts)
            {
                MemberValues.Register(start, facts, (operation, value) => Analyze(operation, value, facts));
                start.RegisterOperationAction(AnalyzeReply, OperationKind.Conversion, OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, MemberValue value, CompilationFacts facts)
    {
        foreach (var (expression, mistake) in BoundsCheck.FindAll(value))
        {
            if (!BoundsCheck.IsReportedOutside(value, facts))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.OutOfBounds, expression.Syntax.GetLocation(), (mistake.IsOfElement ? "Each element of " : "") + facts.Display(value.Property) + mistake.Message));
            }
        }
    }

    private static void AnalyzeReply(OperationAnalysisContext context)
    {
        if (AcknowledgementCheck.Find(context.Operation) is var (text, bytes))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.OutOfBounds,
                text.Syntax.GetLocation(),
                $"A reply over Socket Mode has at most {AcknowledgementCheck.MaxBytes} bytes, and this has at least {bytes}; reply with SlackResponder, or with less"));
        }
    }
}
