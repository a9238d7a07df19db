using Microsoft.CodeAnalysis;
using SlackGen.Generator.Pipeline;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Caching;

/// <summary>The work that an edit of C# causes: next to nothing, unless it changes the client itself.</summary>
public class CSharpEditTests
{
    private static readonly BotProject Before = Samples.Project.With("Other.cs", "internal class Other { }");

    [Test]
    public void An_unrelated_edit_runs_no_step_again()
    {
        var after = Generation.Of(Before).After(Before.With("Other.cs", "internal class Renamed { private int number = 1; public int Number => number; }"));

        foreach (var step in StepReasons.Ours)
        {
            Assert.That(after.Reasons(step), Is.Not.Empty.And.All.AnyOf(StepReasons.NothingNew), step);
        }

        Assert.That(after.Reasons(StepNames.Parse), Is.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(after.OutputReasons, Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Moving_the_client_down_in_its_file_emits_nothing_again()
    {
        var after = Generation.Of(Before).After(Before.With("SlackClient.cs", "// A comment.\n\n" + BotProject.Client));

        AssertThatNoSourceIsNew(after);
        Assert.That(after.Reasons(StepNames.Targets), Is.All.EqualTo(IncrementalStepRunReason.Modified), "the test is to move the client");
    }

    [Test]
    public void A_member_of_the_client_emits_nothing_again()
    {
        var client = BotProject.Client.Replace("{\n}", "{\n    public static int Number => 1;\n}", StringComparison.Ordinal);

        AssertThatNoSourceIsNew(Generation.Of(Before).After(Before.With("SlackClient.cs", client)));
    }

    [Test]
    public void Another_selection_emits_anew_and_parses_nothing()
    {
        var before = Generation.Of(Before);
        var after = before.After(Before.With("SlackClient.cs", BotProject.Selecting("calls.end")));

        Assert.That(after.Reasons(StepNames.Parse), Is.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(after.Reasons(StepNames.EmitClient), Is.EqualTo(new[] { IncrementalStepRunReason.Modified }));
        Assert.That(before.Sources.Keys, Is.EqualTo(new[] { "SlackClient.g.cs", "calls.g.cs", "members.g.cs", "types.members.g.cs" }));
        Assert.That(after.Sources.Keys, Is.EqualTo(new[] { "SlackClient.g.cs", "calls.g.cs" }));
        Assert.That(after["calls.g.cs"], Does.Contain("EndAsync").And.Not.Contain("AddAsync"));
    }

    [Test]
    public void Another_name_of_the_client_emits_its_class_alone()
    {
        var client = BotProject.Client.Replace("class SlackClient", "class Slack", StringComparison.Ordinal);
        var after = Generation.Of(Before).After(Before.With("SlackClient.cs", client));

        Assert.That(after.Reasons(StepNames.EmitClient), Is.EqualTo(new[] { IncrementalStepRunReason.Modified }));
        Assert.That(after.Reasons(StepNames.EmitFile), Is.All.AnyOf(StepReasons.NothingNew));
    }

    [Test]
    public void Another_namespace_of_the_client_emits_every_file_and_parses_nothing()
    {
        var client = BotProject.Client.Replace("namespace Bot;", "namespace Robot;", StringComparison.Ordinal);
        var after = Generation.Of(Before).After(Before.With("SlackClient.cs", client));

        Assert.That(after.Reasons(StepNames.Parse), Is.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(after.Reasons(StepNames.EmitFile), Has.Exactly(3).EqualTo(IncrementalStepRunReason.Modified));
        Assert.That(after.Sources.Values, Is.All.Contains("namespace Robot;"));
    }

    [Test]
    public void Without_a_client_nothing_is_parsed_or_generated()
    {
        var none = Generation.Of(Before.With("SlackClient.cs", "namespace Bot;"));

        Assert.That(none.Sources, Is.Empty);
        Assert.That(none.Reasons(StepNames.Parse), Is.Empty);
    }

    [Test]
    public void A_client_that_goes_takes_its_sources_along()
    {
        var gone = Generation.Of(Before).After(Before.With("SlackClient.cs", "namespace Bot;"));

        Assert.That(gone.Sources, Is.Empty);
    }

    private static void AssertThatNoSourceIsNew(Generation after)
    {
        foreach (var step in StepNames.Source)
        {
            Assert.That(after.Reasons(step), Is.Not.Empty.And.All.AnyOf(StepReasons.NothingNew), step);
        }
    }
}
