using Microsoft.CodeAnalysis;
using SlackGen.Generator.Apps;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator;

/// <summary>
/// Generates the other half of classes with <c>[SlackApp]</c>: the registration of their handlers, and the calls with bound parameters. This class only wires the
/// steps. Source and diagnostics leave on separate pipelines, because locations change far more often than meaning.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AppGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var found = context.SyntaxProvider
            .ForAttributeWithMetadataName(AppSymbols.AppAttribute, TargetReader.IsClass, AppReader.Read)
            .Where(static app => app is not null)
            .Select(static (app, _) => app!)
            .Collect()
            .WithTrackingName(AppStepNames.Apps);
        var manifests = context.AdditionalTextsProvider.Where(RequestedScopes.MayHave).Collect();
        var emitted = found
            .Combine(manifests)
            .SelectMany(static (all, token) => AppInput.Create(all.Left, all.Right, token))
            .WithTrackingName(AppStepNames.Inputs)
            .Select(static (input, _) => input.Emit())
            .WithTrackingName(AppStepNames.Emit);
        context.RegisterSourceOutput(emitted, static (output, file) => file.AddTo(output));

        var diagnostics = found
            .Select(static (apps, _) => apps.SelectMany(a => a.Diagnostics).ToEquatableArray())
            .WithTrackingName(AppStepNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, all) =>
        {
            foreach (var diagnostic in all)
            {
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
            }
        });

        foreach (var kind in HandlerKind.All)
        {
            var stray = context.SyntaxProvider
                .ForAttributeWithMetadataName(kind.AttributeName, StrayHandler.IsMethod, StrayHandler.Read)
                .WithTrackingName(AppStepNames.Stray);
            context.RegisterSourceOutput(stray, static (output, diagnostic) =>
            {
                if (diagnostic is not null)
                {
                    output.ReportDiagnostic(diagnostic.ToDiagnostic());
                }
            });
        }
    }
}
