using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Analyzers.Tokens;

namespace SlackGen.Benchmarks.Analyzing;

/// <summary>
/// The cost of all analyzers in an editor: after each edit of one file of the bot, the diagnostics of that file in a new compilation. The host of analyzers binds
/// the file for them again, which the analyzers of the SDK cause too: so the same edit is also measured with an analyzer that looks at no operation, and the
/// difference is the cost. Every diagnostic is on, also those that are off by default.
/// </summary>
internal static class AnalyzerRuns
{
    private const int Edits = 400;
    private const double GoalInMilliseconds = 5;

    // One text, as an editor keeps it: it is parsed once.
    private static readonly ManifestText Manifest = new();

    // An edit of a service, and one of the app, whose handlers are compared with the manifest.
    private static readonly string[] EditedFiles = ["Service7.cs", "ShopApp.cs"];

    public static async Task RunAsync(Gate.Verdicts verdicts)
    {
        foreach (var file in EditedFiles)
        {
            await MeasureAsync(file, verdicts);
        }
    }

    private static async Task MeasureAsync(string file, Gate.Verdicts verdicts)
    {
        var analyzers = typeof(TokenAnalyzer).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)
            .ToImmutableArray();
        var compilation = Compile(analyzers);
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == file);
        var text = tree.ToString();
        var (walls, costs, own) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Edits; i++)
        {
            var edited = Parse(file, text.Replace("Type", string.Create(CultureInfo.InvariantCulture, $"Type{i} Type"), StringComparison.Ordinal));
            compilation = compilation.ReplaceSyntaxTree(tree, edited);
            tree = edited;

            // Alternating, so that neither profits from what the other has read.
            var baseline = i % 2 == 0 ? await TimeAsync(compilation, edited, [new IdleAnalyzer()]) : default;
            var (wall, execution) = await TimeAsync(compilation, edited, analyzers);
            baseline = i % 2 == 0 ? baseline : await TimeAsync(compilation, edited, [new IdleAnalyzer()]);
            walls.Add(wall);
            costs.Add(wall - baseline.Wall);
            own.Add(execution);
        }

        var cost = Gate.Summary.Create(costs.Skip(Edits / 2));
        verdicts.AtMost(
            $"edit of {file} in a bot of {compilation.SyntaxTrees.Count()} files, ms of all {analyzers.Length} analyzers",
            cost.Median,
            GoalInMilliseconds,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cost.Spread}; with the host {Gate.Summary.MedianOf(walls.Skip(Edits / 2)):0.00} ms, in their own code {Gate.Summary.MedianOf(own.Skip(Edits / 2)):0.00} ms"));
    }

    private static async Task<(double Wall, double Execution)> TimeAsync(Compilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var settings = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([Manifest]), onAnalyzerException: (e, _, _) => throw e, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var model = compilation.GetSemanticModel(tree);
        _ = model.GetDiagnostics();
        var watch = Stopwatch.StartNew();
        var result = await new CompilationWithAnalyzers(compilation, analyzers, settings).GetAnalysisResultAsync(model, null, CancellationToken.None);
        return (watch.Elapsed.TotalMilliseconds, result.AnalyzerTelemetryInfo.Values.Sum(t => t.ExecutionTime.TotalMilliseconds));
    }

    private static Compilation Compile(ImmutableArray<DiagnosticAnalyzer> analyzers) => CSharpCompilation.Create(
        "Shop",
        BotSources.Files.Select(f => Parse(f.Path, f.Text)),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
        new CSharpCompilationOptions(
            OutputKind.ConsoleApplication,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: analyzers.SelectMany(a => a.SupportedDiagnostics).Where(d => !d.IsEnabledByDefault).Select(d => KeyValuePair.Create(d.Id, ReportDiagnostic.Info)).Distinct()));

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path);

    private sealed class ManifestText : AdditionalText
    {
        private readonly SourceText source = SourceText.From(BotSources.AppManifest);

        public override string Path => "slack-app.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }
}
