using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Emit;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator;

/// <summary>
/// Generates <c>SlackCommonError</c>, the tiers and the table of methods into the runtime itself, from the files that carry the metadata
/// <c>SlackGenManifest="runtime"</c>. No other project has one.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CommonErrorsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => pair.Right.GetOptions(pair.Left).TryGetValue("build_metadata.AdditionalFiles.SlackGenManifest", out var role) && role == "runtime")
            .Select(static (pair, cancellation) => ManifestParser.Parse(pair.Left.GetText(cancellation)?.ToString() ?? "").Model);
        context.RegisterSourceOutput(files.Where(static file => file.Common is not null), static (output, file) =>
            output.AddSource("SlackCommon.g.cs", SourceText.From(CommonEmitter.Emit(file.Common!), CSharp.Encoding)));
        var methods = files.SelectMany(static (file, _) => file.Methods).Collect();
        context.RegisterSourceOutput(methods, static (output, all) =>
        {
            if (all.Length > 0)
            {
                output.AddSource("SlackMethodTable.g.cs", SourceText.From(CommonEmitter.EmitTable(all), CSharp.Encoding));
            }
        });
    }
}
