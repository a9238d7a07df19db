using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Reports messages with blocks that have no text for notifications and screen readers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotificationTextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NoNotificationText);

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
        if (ObjectInitializer.Assignments(creation).Select(a => (IPropertyReferenceOperation)a.Target).LastOrDefault(t => IsListOfBlocks(t.Property.Type)) is { } blocks
            && FindText(blocks.Property.ContainingType, facts) is { } text
            && ObjectInitializer.IsFinal(creation, facts)
            && Presence(blocks.Property.Name) == MemberPresence.Set
            && Presence(text.Name) == MemberPresence.Unset
            && Presence("Attachments") == MemberPresence.Unset)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoNotificationText, blocks.Syntax.GetLocation(), text.Name));
        }

        // Attachments have their own fallback text.
        MemberPresence Presence(string property) => MemberPresenceReader.Read(creation, property, isFinal: true);
    }

    private static bool IsListOfBlocks(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && arguments[0].IsShared("IBlock");

    private static IPropertySymbol? FindText(INamedTypeSymbol message, CompilationFacts facts) =>
        message.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => facts.FindMember(p)?.Content == ContentKind.Message);
}
