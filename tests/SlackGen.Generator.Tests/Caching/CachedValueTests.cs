using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Pipeline;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Caching;

/// <summary>
/// Nothing that the pipeline keeps may hold on to the compiler's objects: a symbol or a syntax node keeps a whole compilation in memory, and is
/// another one after each key press.
/// </summary>
[Category("Slow")]
public class CachedValueTests
{
    [Test]
    public void No_cached_value_reaches_an_object_of_the_compiler()
    {
        // Something of everything: two clients, a pattern that matches nothing, mistakes in a file and between files.
        var project = BotProject
            .Of(
                BotProject.Selecting("calls.*", "call.*"),
                Samples.Calls.Edit("tier: 3", "tier: 9"),
                Samples.Members.Edit("type: member", "type: membre"),
                Samples.Shared)
            .With("Second.cs", "[SlackGen.SlackApi] public partial class Second { }");
        var generation = Generation.Of(project, "SLACKGEN001", "SLACKGEN002", "SLACKGEN107", "SLACKGEN111");

        AssertFreeOfCompiler(generation);
    }

    [Test]
    public void Nor_does_one_of_the_whole_manifest() => AssertFreeOfCompiler(FullClient.Generation);

    private static void AssertFreeOfCompiler(Generation generation)
    {
        foreach (var name in StepReasons.Ours)
        {
            Assert.That(generation.Steps, Does.ContainKey(name), "a step that never ran shows nothing");
            foreach (var (value, _) in generation.Steps[name].SelectMany(s => s.Outputs))
            {
                Assert.That(ObjectGraph.PathTo(value, o => IsForbidden(o, name), IsInput), Is.Null, $"the step {name} caches an object of the compiler");
            }
        }
    }

    private static bool IsForbidden(object value, string step) => value switch
    {
        // The files' own text is what goes in, and nothing else may come with it.
        AdditionalText => step != StepNames.Files,
        SourceText => true,
        _ => value.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true,
    };

    private static bool IsInput(object value) => value is AdditionalText;
}
