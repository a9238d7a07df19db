using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using SlackGen.Generator;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>Applies code fixes. Expected diagnostics are marked as in <see cref="Analysis{TAnalyzer}"/>.</summary>
/// <typeparam name="TAnalyzer">The analyzer; <see cref="EmptyDiagnosticAnalyzer"/> for diagnostics of the compiler and of generators.</typeparam>
/// <typeparam name="TFix">The code fix.</typeparam>
internal sealed class Fix<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private Fix()
    {
        ReferenceAssemblies = Code.NoAssemblies;
        foreach (var state in new[] { TestState, FixedState })
        {
            state.AdditionalReferences.AddRange(Code.References);
            state.Sources.Add(("Usings.cs", Code.Usings));
        }

        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>Gets a value that indicates whether the code has a client of its own, which is generated, in place of that of all methods.</summary>
    private bool HasOwnClient { get; init; }

    /// <summary>Asserts the code after the fix.</summary>
    public static Task AssertAsync(string source, string fixedSource) => AssertAsync(source, fixedSource, [], []);

    /// <summary>Asserts the code and the files beside it after the fix.</summary>
    /// <param name="source">The code.</param>
    /// <param name="fixedSource">The code after the fix.</param>
    /// <param name="files">The additional files.</param>
    /// <param name="fixedFiles">The additional files after the fix.</param>
    /// <param name="key">The key of the fix; null for the first one.</param>
    /// <param name="behaviors">What the test does not check.</param>
    public static async Task AssertAsync(
        string source,
        string fixedSource,
        IEnumerable<(string Name, string Text)> files,
        IEnumerable<(string Name, string Text)> fixedFiles,
        string? key = null,
        CodeFixTestBehaviors behaviors = CodeFixTestBehaviors.None)
    {
        var test = new Fix<TAnalyzer, TFix> { HasOwnClient = source.Contains("[SlackApi", StringComparison.Ordinal) };
        (test.CodeActionEquivalenceKey, test.CodeFixTestBehaviors) = (key, behaviors);
        test.TestState.Sources.Add(("Bot.cs", source));
        test.FixedState.Sources.Add(("Bot.cs", fixedSource));
        foreach (var (name, text) in files)
        {
            test.TestState.AdditionalFiles.Add((name, text));
        }

        foreach (var (name, text) in fixedFiles)
        {
            test.FixedState.AdditionalFiles.Add((name, text));
        }

        if (test.HasOwnClient)
        {
            OwnClient.AddManifest(test.TestState);
            OwnClient.AddManifest(test.FixedState);
        }

        await test.RunAsync();
    }

    /// <summary>Asserts several files of code after the fix, which may add one.</summary>
    /// <param name="sources">The code.</param>
    /// <param name="fixedSources">The code after the fix.</param>
    public static async Task AssertFilesAsync(IEnumerable<(string Name, string Text)> sources, IEnumerable<(string Name, string Text)> fixedSources)
    {
        var test = new Fix<TAnalyzer, TFix>();
        foreach (var source in sources)
        {
            test.TestState.Sources.Add(source);
        }

        foreach (var source in fixedSources)
        {
            test.FixedState.Sources.Add(source);
        }

        await test.RunAsync();
    }

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => HasOwnClient ? [typeof(AppGenerator), typeof(ClientGenerator)] : [typeof(AppGenerator)];

    /// <inheritdoc/>
    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.Latest);
}
