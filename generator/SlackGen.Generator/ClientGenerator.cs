using Microsoft.CodeAnalysis;
using SlackGen.Generator.Emit;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator;

/// <summary>
/// Generates the client. This class only wires the steps: each YAML file is parsed, the names of all files are linked to a plan, and each file is emitted by
/// itself, so an edit runs only the steps that it concerns. Source and diagnostics leave on separate pipelines, because locations change far more often than meaning.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClientGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var found = context.SyntaxProvider
            .ForAttributeWithMetadataName(TargetReader.AttributeName, TargetReader.IsClass, TargetReader.Read)
            .Collect()
            .WithTrackingName(StepNames.Targets);
        var client = found.Select(static (targets, _) => FoundTarget.SelectClient(targets)?.Target).WithTrackingName(StepNames.Client);
        var files = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (Source: ManifestSource.Identify(pair.Left, pair.Right), Text: pair.Left))
            .Where(static file => file.Source is not null)
            .Collect()
            .Combine(client.Select(static (target, _) => target is not null))
            .SelectMany(static (pair, cancellation) => ManifestFiles.Select(pair.Left, pair.Right, cancellation))
            .WithTrackingName(StepNames.Files);

        var parsed = files
            .Select(static (file, cancellation) => ParsedFile.Parse(file.Source, file.Text, cancellation))
            .WithTrackingName(StepNames.Parse);
        var declared = parsed
            .Select(static (file, _) => new ManifestModel(file.Source, file.Result.Model))
            .WithTrackingName(StepNames.Model);
        var extensions = declared
            .Where(static file => file.Source.IsUsers)
            .Collect()
            .Select(static (files, _) => Extensions.Collect(files.OrderBy(f => f.Source.Key, StringComparer.Ordinal).Select(f => f.Model)))
            .WithTrackingName(StepNames.Extensions);
        var models = declared
            .Combine(extensions)
            .Select(static (pair, _) => pair.Left with { Model = Extender.Apply(pair.Left.Model, pair.Left.Source.IsUsers, pair.Right) })
            .WithTrackingName(StepNames.Extended);
        var summaries = models
            .Select(static (file, _) => FileSummary.Create(file.Source.Key, file.Source.IsUsers, file.Model, file.Source.IsShared))
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray())
            .WithTrackingName(StepNames.Summaries);
        var planResult = summaries
            .Combine(client)
            .Select(static (pair, _) => PlanResult.Link(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Plan);
        var plan = planResult.Select(static (result, _) => result.Plan);

        var emittedFiles = models
            .Combine(plan.Combine(client))
            .Select(static (pair, _) => FileInput.Create(pair.Left, pair.Right.Left, pair.Right.Right))
            .Where(static input => input is not null)
            .WithTrackingName(StepNames.FileInput)
            .Select(static (input, _) => EmittedSource.GetOrEmit(input!.File.Source.HintName, input.File.Source.Key, input.File.Source.Path, input, FileEmitter.Emit))
            .WithTrackingName(StepNames.EmitFile);
        var ownMethods = models
            .Combine(extensions)
            .SelectMany(static (pair, _) => pair.Left.Model.Methods.Where(m => pair.Left.Source.IsUsers || pair.Right.Methods.Any(e => e.Name == m.Name)))
            .Collect()
            .Select(static (methods, _) => MethodFacts.Pack(methods));
        var emittedClient = plan
            .Combine(client)
            .Combine(ownMethods)
            .Select(static (pair, _) => ClientInput.Create(pair.Left.Left, pair.Left.Right, pair.Right))
            .Select(static (input, _) => input is null ? null : EmittedSource.GetOrEmit(EmittedSource.ClientHintName, input.Target.Name, "", input, ClientEmitter.Emit))
            .WithTrackingName(StepNames.EmitClient);
        context.RegisterSourceOutput(emittedFiles, static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(emittedClient, static (output, file) => file?.AddTo(output));

        var targetDiagnostics = found
            .Combine(planResult)
            .Combine(parsed.Collect())
            .Select(static (all, _) => TargetDiagnostics.Collect(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(StepNames.TargetDiagnostics);
        var manifestDiagnostics = parsed
            .Collect()
            .Combine(models.Collect())
            .Combine(summaries)
            .Combine(client)
            .Select(static (all, _) => ManifestDiagnostics.Collect(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right))
            .WithTrackingName(StepNames.ManifestDiagnostics);
        context.RegisterSourceOutput(targetDiagnostics, Report);
        context.RegisterSourceOutput(manifestDiagnostics, Report);
    }

    private static void Report(SourceProductionContext context, EquatableArray<SourceDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }
}
