using SlackGen.Generator.Pipeline;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Caching;

/// <summary>A compiler server creates a new generator for every build. A text is parsed once in a process.</summary>
public sealed class ParseCacheTests
{
    [Test]
    public void A_text_is_parsed_once()
    {
        var first = ParseCache.Parse(Text("once"));
        Assert.That(ParseCache.Parse(Text("once")), Is.SameAs(first));
    }

    [Test]
    public void A_project_without_a_client_parses_nothing()
    {
        var generation = Generation.Of(BotProject.Of("namespace App;", Samples.Members, Samples.Shared));
        Assert.That(generation.Steps.Keys, Has.No.Member(StepNames.Parse));
    }

    [Test]
    public void Another_text_is_another()
    {
        Assert.That(ParseCache.Parse(Text("one")).Model.Types[0].Summary, Is.EqualTo("one."));
        Assert.That(ParseCache.Parse(Text("two")).Model.Types[0].Summary, Is.EqualTo("two."));
    }

    [Test]
    public void Diagnostics_are_cached_too()
    {
        const string Wrong = "types:\n  item:\n    sumary: A thing.\n";
        var first = ParseCache.Parse(Wrong);
        Assert.That(first.Diagnostics, Is.Not.Empty);
        Assert.That(ParseCache.Parse(Wrong).Diagnostics, Is.EqualTo(first.Diagnostics));
    }

    [Test]
    [Category("Slow")]
    public void An_editor_that_runs_for_weeks_keeps_no_more_than_the_limit()
    {
        var padding = new string('#', 1_000_000) + "\n";
        for (var edit = 0; edit < 20; edit++)
        {
            Assert.That(ParseCache.Parse(padding + Text($"edit {edit}")).Model.Types[0].Summary, Is.EqualTo($"edit {edit}."));
            Assert.That(ParseCache.Size, Is.InRange(1, ParseCache.MaxSize));
        }
    }

    private static string Text(string summary) => $"types:\n  item:\n    summary: {summary}.\n    fields:\n      id:\n        type: string\n        summary: Names it.\n";
}
