using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator;

namespace SlackGen.Benchmarks.Building;

/// <summary>The time of the generator itself, in this process: first run, runs of new generators on cached texts, and runs after small edits.</summary>
internal static class GeneratorRuns
{
    // An editor makes thousands, and a compiler server builds all day; the first half is for tiered compilation.
    private const int Edits = 2000;
    private const int Builds = 60;

    public static void Run(string specDirectory)
    {
        foreach (var (name, patterns) in Selections.All)
        {
            Run(specDirectory, name, patterns);
        }
    }

    private static void Run(string specDirectory, string name, string patterns)
    {
        var texts = new[] { "methods", "types" }
            .SelectMany(d => Directory.GetFiles(Path.Combine(specDirectory, d), "*.yaml").Order(StringComparer.Ordinal))
            .Select(f => new SpecText(f, File.ReadAllText(f) + $"# {name}\n")) // Texts that another run has parsed would be known.
            .ToImmutableArray<AdditionalText>();
        var compilation = CSharpCompilation.Create(
            "Client",
            [Parse($"[SlackGen.SlackApi({patterns})] public partial class SlackClient {{ }}"), Parse("class Other { int a; }")],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new ClientGenerator().AsSourceGenerator()], texts, optionsProvider: new SpecOptions());
        var first = Time(() => driver = driver.RunGenerators(compilation));
        var result = driver.GetRunResult();
        var generated = result.GeneratedTrees;
        if (generated.IsEmpty)
        {
            throw new InvalidOperationException($"Nothing was generated: {string.Join("; ", result.Diagnostics)} {result.Results[0].Exception}");
        }

        var again = Gate.Summary.MedianOf(Enumerable.Range(0, Builds).Select(_ => Time(() =>
            CSharpGeneratorDriver.Create([new ClientGenerator().AsSourceGenerator()], texts, optionsProvider: new SpecOptions()).RunGenerators(compilation))).Skip(Builds / 2));
        var edits = new List<double>();
        var other = compilation.SyntaxTrees[1];
        for (var i = 0; i < Edits; i++)
        {
            var edited = Parse($"class Other {{ int a{i}; }}");
            compilation = compilation.ReplaceSyntaxTree(other, edited);
            other = edited;
            edits.Add(Time(() => driver = driver.RunGenerators(compilation)));
        }

        var yaml = YamlEdit(ref driver, compilation, texts);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"generator, {name,-12} first run {first:0} ms, warm {again:0} ms, C# edit {Gate.Summary.MedianOf(edits.Skip(Edits / 2)):0.00} ms, one-method YAML edit {yaml:0.0} ms; {generated.Length} files, {generated.Sum(t => t.GetText().Lines.Count)} lines, {generated.Sum(t => t.GetText().Length) / 1024} KB"));
    }

    private static double YamlEdit(ref GeneratorDriver driver, Compilation compilation, ImmutableArray<AdditionalText> texts)
    {
        var users = texts.Single(t => t.Path.Replace(Path.DirectorySeparatorChar, '/').EndsWith("/methods/users.yaml", StringComparison.Ordinal));
        var times = new List<double>();
        var current = users;
        for (var i = 0; i < 9; i++)
        {
            var text = users.GetText()!.ToString().Replace("ID of the member whose presence", $"{i} ID of the member whose presence", StringComparison.Ordinal);
            var edited = new SpecText(users.Path, text);
            var next = driver.ReplaceAdditionalText(current, edited);
            current = edited;
            var run = next;
            times.Add(Time(() => run = next.RunGenerators(compilation)));
            driver = run;
        }

        return Gate.Summary.MedianOf(times);
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp11));

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private sealed class SpecText(string path, string text) : AdditionalText
    {
        private readonly SourceText source = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }

    private sealed class SpecOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new()
        {
            ["build_metadata.AdditionalFiles.SlackGenManifest"] = textFile.Path.Replace(Path.DirectorySeparatorChar, '/').Contains("/types/", StringComparison.Ordinal) ? "types" : "spec",
        });

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
