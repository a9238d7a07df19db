using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Reports new objects that set too many or too few properties of a group.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GroupAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.BrokenGroup);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is { } facts)
            {
                start.RegisterOperationAction(operation => Analyze(operation, facts), OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, CompilationFacts facts)
    {
        var creation = (IObjectCreationOperation)context.Operation;

        // A constructor with arguments may set any property.
        if (creation is not { Type: INamedTypeSymbol type, Arguments.IsEmpty: true } || facts.FindGroups(type) is not { IsEmpty: false } groups)
        {
            return;
        }

        var isFinal = ObjectInitializer.IsFinal(creation, facts);
        foreach (var (group, broken) in groups.Select(g => (g.Group, GroupCheck.Describe(g.Group, name => MemberPresenceReader.Read(creation, name, isFinal)))))
        {
            if (broken is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.BrokenGroup, Locate(creation), facts.Display(type) + broken));
            }
        }
    }

    // The head of the expression: a whole initializer may be long.
    private static Location Locate(IObjectCreationOperation creation)
    {
        var syntax = creation.Syntax;
        var end = creation.Initializer?.Syntax.GetFirstToken().GetPreviousToken() ?? syntax.GetLastToken();
        return Location.Create(syntax.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(syntax.SpanStart, end.Span.End));
    }
}
