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
                // Slack returns a smaller page.
                var isHarmless = value.Facts.IsPageSize && mistake.IsTooLarge;
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.OutOfBounds,
                    expression.Syntax.GetLocation(),
                    isHarmless ? DiagnosticSeverity.Info : Descriptors.OutOfBounds.DefaultSeverity,
                    additionalLocations: null,
                    properties: null,
                    (mistake.IsOfElement ? "Each element of " : "") + facts.Display(value.Property) + mistake.Message + (isHarmless ? "; Slack may return smaller pages" : "")));
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
                $"A reply over Socket Mode must be at most {AcknowledgementCheck.MaxBytes} bytes, but is at least {bytes}; send a shorter text, or use SlackResponder"));
        }
    }
}
