using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Analyzers.Tokens;
using SlackGen.Generator;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>A project that all analyzers analyze together, as a build does, with the diagnostics that are off by default.</summary>
internal sealed class BotProject
{
    private readonly List<SyntaxTree> trees = [];
    private readonly List<AdditionalText> files = [];
    private readonly List<MetadataReference> references = [.. Code.References];

    /// <summary>Initializes a project.</summary>
    /// <param name="name">The name of the assembly.</param>
    /// <param name="kind">The kind of the output.</param>
    public BotProject(string name, OutputKind kind = OutputKind.ConsoleApplication) => (Name, Kind) = (name, kind);

    /// <summary>Gets all analyzers.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = typeof(TokenAnalyzer).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
        .OrderBy(t => t.FullName, StringComparer.Ordinal)
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)
        .ToImmutableArray();

    /// <summary>Gets the name of the assembly.</summary>
    public string Name { get; }

    /// <summary>Gets the kind of the output.</summary>
    public OutputKind Kind { get; }

    /// <summary>Gets the diagnostic that an <c>.editorconfig</c> sets to <c>none</c>; null for none.</summary>
    public string? Disabled { get; init; }

    /// <summary>Adds a file: C#, or one beside it.</summary>
    public void Add(string path, string text)
    {
        if (path.EndsWith(".cs", StringComparison.Ordinal))
        {
            trees.Add(Parse(path, text));
        }
        else
        {
            files.Add(new TextFile(path, text));
        }
    }

    /// <summary>Adds the files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="except">Returns whether a file is left out; null for none.</param>
    public void AddFolder(string folder, Func<string, bool>? except = null)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => except?.Invoke(path) != true).Order(StringComparer.Ordinal))
        {
            Add(Path.GetFileName(path), File.ReadAllText(path));
        }
    }

    /// <summary>Adds what a web project imports implicitly beside the usings of the bots.</summary>
    public void AddWebUsings() => Add("WebUsings.cs", """
        global using System.IO;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """);

    /// <summary>Adds a reference to another project, which must compile.</summary>
    public void Add(BotProject library)
    {
        using var stream = new MemoryStream();
        var result = library.Compile().Emit(stream);
        Assert.That(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        references.Add(MetadataReference.CreateFromImage(stream.ToArray()));
    }

    /// <summary>Adds a reference to another project as an editor does, with its source.</summary>
    public void AddSource(BotProject library) => references.Add(library.Compile().ToMetadataReference());

    /// <summary>Returns the diagnostics of all analyzers. The code must compile.</summary>
    /// <param name="exceptErrors">The errors of the compiler that the code may have.</param>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(params string[] exceptErrors)
    {
        var compilation = Compile();
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !exceptErrors.Contains(d.Id));
        Assert.That(errors.Select(e => e.ToString()), Is.Empty, "The code must compile.");

        // An analyzer that throws is a diagnostic too: AD0001.
        var analysis = compilation.WithAnalyzers(Analyzers, new AnalyzerOptions([.. files]));
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync()).Where(d => !d.IsSuppressed).OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.GetLineSpan().StartLinePosition)];
    }

    private static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None), path);

    private Compilation Compile()
    {
        var options = new CSharpCompilationOptions(
            Kind,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: Analyzers.SelectMany(a => a.SupportedDiagnostics).Where(d => !d.IsEnabledByDefault && d.Id != Disabled).Select(d => KeyValuePair.Create(d.Id, ReportDiagnostic.Info)).Distinct())
            .WithSyntaxTreeOptionsProvider(new Severities(Disabled));
        var hasOwnClient = trees.Exists(t => t.ToString().Contains("[SlackApi", StringComparison.Ordinal));
        var usings = Parse("Usings.cs", hasOwnClient ? Code.Usings.Replace("global using Acme;", "", StringComparison.Ordinal) : Code.Usings);
        var compilation = CSharpCompilation.Create(Name, trees.Append(usings), references, options);
        var generators = hasOwnClient ? new[] { new AppGenerator().AsSourceGenerator(), new ClientGenerator().AsSourceGenerator() } : [new AppGenerator().AsSourceGenerator()];
        var driver = CSharpGeneratorDriver.Create(
            generators,
            hasOwnClient ? files.Concat(OwnClient.Files) : files,
            (CSharpParseOptions)trees[0].Options,
            OwnClient.Options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        return updated;
    }

    // The compiler reads .editorconfig files into such a provider.
    private sealed class Severities(string? disabled) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Suppress;
            return diagnosticId == disabled;
        }
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        private readonly SourceText source = SourceText.From(text);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }
}
