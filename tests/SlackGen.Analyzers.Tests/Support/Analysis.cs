using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using SlackGen.Generator;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>
/// Analyzes code. <c>{|SLACKGEN231:text|}</c> in the code, or in a file beside it, marks an expected diagnostic; any other diagnostic fails the test.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
internal sealed class Analysis<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private Analysis()
    {
        ReferenceAssemblies = Code.NoAssemblies;
        TestState.AdditionalReferences.AddRange(Code.References);
        TestState.Sources.Add(("Usings.cs", Code.Usings));
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>Gets a value that indicates whether the code has a client of its own, which is generated, in place of that of all methods.</summary>
    private bool HasOwnClient { get; init; }

    /// <summary>Asserts that the code has exactly the marked diagnostics.</summary>
    /// <param name="source">The code.</param>
    /// <param name="appManifest">The <c>slack-app.yaml</c>; null for none.</param>
    public static Task AssertAsync(string source, string? appManifest = null) => AssertAsync(source, [("slack-app.yaml", appManifest)]);

    /// <summary>Asserts that the code and the files beside it have exactly the marked diagnostics.</summary>
    /// <param name="source">The code.</param>
    /// <param name="files">The additional files; those without a text are left out.</param>
    /// <param name="editorConfig">The <c>.editorconfig</c>; null for none.</param>
    public static async Task AssertAsync(string source, IEnumerable<(string Name, string? Text)> files, string? editorConfig = null)
    {
        var test = new Analysis<TAnalyzer> { HasOwnClient = source.Contains("[SlackApi", StringComparison.Ordinal) };

        // An .editorconfig concerns the files below its folder.
        test.TestState.Sources.Add(("/Bot.cs", source));
        foreach (var (name, text) in files.Where(f => f.Text is not null))
        {
            test.TestState.AdditionalFiles.Add((name, text!));
        }

        if (editorConfig is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", editorConfig));
        }

        if (test.HasOwnClient)
        {
            OwnClient.AddManifest(test.TestState);
        }

        await test.RunAsync();
    }

    /// <summary>Asserts that the code has one diagnostic, of the first kind of the analyzer, where <c>{|#0:text|}</c> marks it, with a message.</summary>
    /// <param name="source">The code.</param>
    /// <param name="message">The message.</param>
    /// <param name="appManifest">The <c>slack-app.yaml</c>; null for none.</param>
    /// <param name="severity">The severity; null for that of the descriptor.</param>
    public static async Task AssertMessageAsync(string source, string message, string? appManifest = null, DiagnosticSeverity? severity = null)
    {
        var test = new Analysis<TAnalyzer>();
        test.TestState.Sources.Add(("Bot.cs", source));
        if (appManifest is not null)
        {
            test.TestState.AdditionalFiles.Add(("slack-app.yaml", appManifest));
        }

        var descriptor = new TAnalyzer().SupportedDiagnostics[0];
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(descriptor).WithSeverity(severity ?? descriptor.DefaultSeverity).WithLocation(0).WithMessage(message));
        await test.RunAsync();
    }

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => HasOwnClient ? [typeof(AppGenerator), typeof(ClientGenerator)] : [typeof(AppGenerator)];

    /// <inheritdoc/>
    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.Latest);
}
