using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Emit;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator;

/// <summary>
/// Generates <c>SlackCommonError</c>, the tiers, the common warnings and the names of all methods into the runtime itself, from the files that carry the
/// metadata <c>SlackGenManifest="runtime"</c>. No other project has one.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CommonErrorsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => pair.Right.GetOptions(pair.Left).TryGetValue("build_metadata.AdditionalFiles.SlackGenManifest", out var role) && role == "runtime")
            .Select(static (pair, cancellation) => ManifestParser.Parse(pair.Left.GetText(cancellation)?.ToString() ?? "").Model);
        var common = models.Select(static (model, _) => model.Common).Where(static common => common is not null);
        context.RegisterSourceOutput(common, static (output, common) =>
            output.AddSource("SlackCommon.g.cs", SourceText.From(CommonEmitter.Emit(common!), CSharp.Encoding)));
        var names = models
            .SelectMany(static (model, _) => model.Methods.Select(m => m.Name))
            .Collect()
            .Select(static (all, _) => all.OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray());
        context.RegisterSourceOutput(names, static (output, all) =>
        {
            if (all.Count > 0)
            {
                output.AddSource("SlackMethodNames.g.cs", SourceText.From(MethodNamesEmitter.Emit(all), CSharp.Encoding));
            }
        });
    }
}
