using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Analyzers.Errors;

/// <summary>Reports comparisons of an error with a code that the call cannot return.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ErrorCodeAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The key of the property that has the error as a member of an enum.</summary>
    internal const string PropertyKey = "Property";

    /// <summary>The key of the member of the enum, with its namespaces.</summary>
    internal const string MemberKey = "Member";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnknownCode);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is { } facts)
            {
                start.RegisterOperationAction(operation => Analyze(operation, facts), CodeComparison.Kinds);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, CompilationFacts facts)
    {
        PossibleCodes? possible = null;
        foreach (var comparison in CodeComparison.FindAll(context.Operation))
        {
            // All comparisons of an operation are of one code.
            possible ??= PossibleCodes.Find(comparison.Code, facts);
            if (possible is null)
            {
                return;
            }

            if (!possible.Contains(comparison))
            {
                var meant = possible.FindMeant(comparison.Text);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.UnknownCode,
                    comparison.Constant.Syntax.GetLocation(),
                    Properties(possible, meant),
                    possible.Calls,
                    comparison.Text,
                    meant is null ? "compare with a documented code, or with 'Category'" : $"did you mean '{meant}'?"));
            }
        }
    }

    private static ImmutableDictionary<string, string?> Properties(PossibleCodes possible, string? meant)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (meant is null)
        {
            return properties;
        }

        properties = properties.Add(SourceDiagnostic.MeantKey, meant);
        return possible.FindMember(meant) is { } found
            ? properties.Add(PropertyKey, found.Property).Add(MemberKey, found.Member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + found.Member.Name)
            : properties;
    }
}
