using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Emit;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator;

/// <summary>
/// Generates the part of the runtime that all clients share: <c>SlackCommonError</c>, the tiers and the table of methods from the files with the metadata
/// <c>SlackGenManifest="runtime"</c>, and the namespace <c>SlackGen.Types</c> from those with <c>SlackGenManifest="runtime-types"</c>. Only the project of the runtime
/// has such files.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RuntimeGenerator : IIncrementalGenerator
{
    // Takes the place of a project's client: it gives the generated types their namespace and accessibility.
    private static readonly ClientTarget Runtime = new(CSharp.SharedNamespace, "", IsPublic: true, IsSealed: false, Patterns: default);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = Files(context, "runtime").Select(static (text, cancellation) => Parse(text, cancellation));
        context.RegisterSourceOutput(files.Where(static file => file.Common is not null), static (output, file) =>
            output.AddSource("SlackCommon.g.cs", ToSourceText(CommonEmitter.Emit(file.Common!))));
        var methods = files.SelectMany(static (file, _) => file.Methods).Collect();
        context.RegisterSourceOutput(methods, static (output, all) =>
        {
            if (all.Length > 0)
            {
                output.AddSource("SlackMethodTable.g.cs", ToSourceText(CommonEmitter.EmitTable(all)));
            }
        });

        // The types are the runtime's own. A mistake in one is an error of the runtime's build, so no type goes missing silently.
        var types = Files(context, "runtime-types")
            .Select(static (text, cancellation) => ParsedFile.Parse(ManifestSource.IdentifyTypes(text.Path), text, cancellation))
            .Collect();
        context.RegisterSourceOutput(types, static (output, all) =>
        {
            var filled = EventUnion.Fill(all.Select(f => f.Result.Model).ToList());
            var models = all.Select((f, i) => new ManifestModel(f.Source, filled[i])).ToImmutableArray();
            var summaries = models.Select(f => FileSummary.Create(f.Source.Key, isUsers: true, f.Model)).ToEquatableArray();
            var plan = Linker.Link(summaries, []);
            foreach (var input in models.Select(f => FileInput.Create(f, plan, Runtime)).OfType<FileInput>())
            {
                output.AddSource(input.File.Source.HintName, ToSourceText(FileEmitter.Emit(input)));
            }

            foreach (var diagnostic in ManifestDiagnostics.Collect(all, models, summaries, Runtime))
            {
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
            }
        });
    }

    private static IncrementalValuesProvider<AdditionalText> Files(IncrementalGeneratorInitializationContext context, string role) => context.AdditionalTextsProvider
        .Combine(context.AnalyzerConfigOptionsProvider)
        .Where(pair => ManifestSource.Role(pair.Left, pair.Right) == role)
        .Select(static (pair, _) => pair.Left);

    private static ManifestFile Parse(AdditionalText text, CancellationToken cancellation) =>
        ManifestParser.Parse(text.GetText(cancellation)?.ToString() ?? "").Model;

    private static SourceText ToSourceText(string source) => SourceText.From(source, EmittedSource.Encoding);
}
