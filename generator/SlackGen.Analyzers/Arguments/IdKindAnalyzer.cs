using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Reports constant IDs of another kind of object than an argument or field accepts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdKindAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.WrongId);

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
        var expected = value.Facts.IdOf;

        // The app chooses the IDs of elements, blocks and views, as it likes.
        if (expected.IsEmpty || expected.Any(k => k.Prefixes.Count == 0))
        {
            return;
        }

        foreach (var id in Branches.FindAll(value.Value).SelectMany(b => ListValue.Read(b) is { } list ? list.Elements.SelectMany(Branches.FindAll) : [b]))
        {
            if (id.ConstantText() is { } text && IdKind.Recognize(text) is { Count: > 0 } found && !found.Any(k => expected.Any(e => e.Word == k.Word)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.WrongId, id.Syntax.GetLocation(), text, Describe(found), facts.Display(value.Property), Describe(expected)));
            }
        }
    }

    private static string Describe(IEnumerable<IdKind> kinds) => string.Join(" or ", kinds.Select(k => k.Description));
}
