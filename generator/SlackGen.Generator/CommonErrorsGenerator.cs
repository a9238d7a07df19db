using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Emit;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator;

/// <summary>
/// Generates <c>SlackCommonError</c>, the tiers and the common warnings into the runtime itself, from the file that carries the metadata
/// <c>SlackGenManifest="runtime"</c>. No other project has one.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CommonErrorsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var common = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => pair.Right.GetOptions(pair.Left).TryGetValue("build_metadata.AdditionalFiles.SlackGenManifest", out var role) && role == "runtime")
            .Select(static (pair, cancellation) => ManifestParser.Parse(pair.Left.GetText(cancellation)?.ToString() ?? "").Model.Common)
            .Where(static common => common is not null);
        context.RegisterSourceOutput(common, static (output, common) =>
            output.AddSource("SlackCommon.g.cs", SourceText.From(CommonEmitter.Emit(common!), CSharp.Encoding)));
    }
}
