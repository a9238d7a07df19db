using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>Reports interactivity and Socket Mode that are off while the code needs them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwitchAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The switch of Socket Mode.</summary>
    internal const string SocketMode = "settings.socket_mode_enabled";

    private const string Interactivity = "settings.interactivity.is_enabled";

    private static readonly HandlerKind[] Interactive = [HandlerKind.Action, HandlerKind.Submit, HandlerKind.Closed, HandlerKind.Options, HandlerKind.Shortcut];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NotInteractive, Descriptors.NoSocketMode);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationFacts.Get(start.Compilation) is not null)
            {
                AppAnalysis.Register(start, CheckInteractivity);
                start.RegisterOperationAction(CheckSocketMode, OperationKind.Invocation);
            }
        });
    }

    private static void CheckInteractivity(AppAnalysis analysis, Action<Diagnostic> report)
    {
        if (!analysis.Manifest.Settings.IsInteractive
            && analysis.Manifest.Knows(Interactivity)
            && analysis.App.Handlers.FirstOrDefault(h => Interactive.Contains(h.Kind)) is { } handler)
        {
            report(Diagnostic.Create(
                Descriptors.NotInteractive,
                handler.Locate(handler.Attribute.Location),
                FixProperties.Create(analysis.File, (FixProperties.Key, Interactivity)),
                handler.Name,
                handler.Kind.Deliveries,
                analysis.File.Name));
        }
    }

    private static void CheckSocketMode(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod is not { Name: "UseSocketMode", ContainingType: { Name: "SocketModeBuilderExtensions" } type }
            || type.ContainingNamespace.ToDisplayString() != "Microsoft.Extensions.DependencyInjection")
        {
            return;
        }

        var file = AppManifestFile.FindFor(FindApp(invocation, context.CancellationToken), context.Compilation, context.Options, context.CancellationToken);
        if (file?.Content is { Settings.UsesSocketMode: false } manifest && manifest.Knows(SocketMode))
        {
            var location = invocation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } ? name.GetLocation() : invocation.Syntax.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoSocketMode, location, FixProperties.Create(file, (FixProperties.Key, SocketMode)), file.Name));
        }
    }

    // The builder comes from AddSlackApp<TApp>, directly or through calls that return it.
    private static DeclaredApp? FindApp(IInvocationOperation invocation, CancellationToken cancellationToken)
    {
        for (var current = (IOperation?)invocation; current is not null;)
        {
            switch (current.WithoutConversions())
            {
                case IInvocationOperation { TargetMethod: { Name: "AddSlackApp", TypeArguments: { Length: 1 } types } }:
                    return types[0] is INamedTypeSymbol type ? DeclaredApp.Read(type, cancellationToken) : null;
                case IInvocationOperation call:
                    current = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
                    break;
                case ILocalReferenceOperation local:
                    current = local.Initializer();
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
