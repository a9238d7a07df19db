using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Reports text that a person typed in text whose markup Slack renders for others, if nothing escapes it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UserInputAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnescapedInput);

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
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, MemberValue value, CompilationFacts facts)
    {
        if (value.Facts.Content is not (ContentKind.Mrkdwn or ContentKind.Message))
        {
            return;
        }

        foreach (var input in UserInput.FindAll(value.Value, facts).Where(i => !PrivateMessage.Contains(value.Value, i, facts)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnescapedInput, input.Syntax.GetLocation(), input.Syntax.ToString()));
        }
    }
}
