using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SlackGen.Generator.Tests.Support;

/// <summary>
/// The output of the generator for a project. Every output is made twice, the second time of a clone of the compilation, in which nothing may run again,
/// and what was generated must compile without a diagnostic.
/// </summary>
internal sealed class Generation
{
    private readonly GeneratorDriver driver;
    private readonly ImmutableArray<GeneratorRunResult> results;

    private Generation(GeneratorDriver driver, BotProject project, string[]? expectedDiagnostics, bool mustCompile = true)
    {
        this.driver = driver.RunGeneratorsAndUpdateCompilation(project.Compilation, out var output, out var diagnostics);
        results = this.driver.GetRunResult().Results;
        Output = (CSharpCompilation)output;
        Diagnostics = diagnostics;
        Sources = results.SelectMany(r => r.GeneratedSources).ToImmutableSortedDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal);
        Assert.That(results.Select(r => r.Exception), Is.All.Null, "an exception left the generator");
        Assert.That(
            diagnostics.Select(d => d.Id),
            expectedDiagnostics is null ? Is.All.StartsWith("SLACKGEN") : Is.EquivalentTo(expectedDiagnostics),
            () => "The generator reports:\n" + string.Join('\n', diagnostics));
        AssertThatNothingRunsAgain(project);
        if (mustCompile)
        {
            Compiler.AssertClean(Output);
        }
    }

    /// <summary>The generated files by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>The diagnostics that the generator reports.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The project with the generated files.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The steps of the client's generator by name.</summary>
    public ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> Steps => results[0].TrackedSteps;

    /// <summary>The steps of the generator of apps by name.</summary>
    public ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> AppSteps => results[2].TrackedSteps;

    /// <summary>Why what leaves the generator is what it is.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons => results.SelectMany(r => r.TrackedOutputSteps.Values).SelectMany(s => StepReasons.Of(s));

    /// <summary>The text of a generated file.</summary>
    public string this[string hintName] => Sources[hintName];

    /// <summary>Why a step's outputs are what they are; nothing when the step did not run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        Steps.TryGetValue(step, out var steps) || AppSteps.TryGetValue(step, out steps) ? StepReasons.Of(steps).ToList() : [];

    /// <summary>Generates for a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="expectedDiagnostics">The ids of what the generator reports, as often as it does.</param>
    public static Generation Of(BotProject project, params string[] expectedDiagnostics) => new(Driver(project), project, expectedDiagnostics);

    /// <summary>Generates for a project with mistakes of which it does not matter what the generator calls them.</summary>
    public static Generation OfAny(BotProject project) => new(Driver(project), project, null);

    /// <summary>Generates without compiling: for C# that somebody is still typing, and for output that a test compares with what was compiled.</summary>
    public static Generation Uncompiled(BotProject project) => new(Driver(project), project, null, mustCompile: false);

    /// <summary>Generates after an edit, with all that the driver has cached.</summary>
    public Generation After(BotProject edited, params string[] expectedDiagnostics) =>
        new(driver.ReplaceAdditionalTexts(edited.Manifest), edited, expectedDiagnostics);

    private static CSharpGeneratorDriver Driver(BotProject project) => CSharpGeneratorDriver.Create(
        [new ClientGenerator().AsSourceGenerator(), new RuntimeGenerator().AsSourceGenerator(), new AppGenerator().AsSourceGenerator()],
        project.Manifest,
        project.Parsing,
        new ManifestOptions(BotProject.Directory),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private void AssertThatNothingRunsAgain(BotProject project)
    {
        var again = driver.RunGenerators(project.Compilation.Clone()).GetRunResult().Results;
        foreach (var (name, steps) in again.SelectMany(r => r.TrackedSteps.Where(s => StepReasons.Ours.Contains(s.Key) || StepReasons.OfApps.Contains(s.Key)).Concat(r.TrackedOutputSteps)))
        {
            Assert.That(StepReasons.Of(steps), Is.All.AnyOf(StepReasons.NothingNew), $"the step {name} ran again though nothing had changed");
        }
    }
}
