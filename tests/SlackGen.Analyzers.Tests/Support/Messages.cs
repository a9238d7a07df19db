using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>Reads the messages of diagnostics.</summary>
internal static class Messages
{
    // A program without statements, which a library is.
    private const string NoMain = "CS5001";

    /// <summary>Asserts the messages of the diagnostics in statements, as <see cref="Code.Method"/> takes them.</summary>
    public static async Task AssertAsync<TAnalyzer>(string statements, params string[] messages)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        Assert.That((await FindAsync([new TAnalyzer()], [Code.Usings, Code.Method(statements)])).Select(d => d.GetMessage(null)), Is.EqualTo(messages));

    /// <summary>Returns the diagnostics of analyzers in sources that compile.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<string> sources)
    {
        var compilation = CSharpCompilation.Create(
            "Bot",
            sources.Select((text, number) => CSharpSyntaxTree.ParseText(text, path: $"{number}.cs")),
            Code.References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new Generator.AppGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        Assert.That(generated.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != NoMain), Is.Empty);
        return [.. (await generated.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceTree?.FilePath).ThenBy(d => d.Location.SourceSpan.Start)];
    }
}
