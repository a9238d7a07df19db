using Microsoft.CodeAnalysis;
using SlackGen.Generator.Pipeline;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Caching;

/// <summary>The work that an edit of the manifest causes: the file that it concerns.</summary>
public class YamlEditTests
{
    [Test]
    public void An_edit_of_one_method_parses_and_emits_one_file()
    {
        var (before, after) = Edit(Samples.Calls.Edit("Registers a call.", "Registers a new call."));

        Assert.That(after.Reasons(StepNames.Parse), Has.One.EqualTo(IncrementalStepRunReason.Modified));
        Assert.That(after.Reasons(StepNames.Parse), Has.Exactly(2).EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(Emitted(before, after), Is.EqualTo(new[] { "calls.g.cs" }));
        Assert.That(after["calls.g.cs"], Does.Contain("Registers a new call."));
    }

    [Test]
    public void An_edit_of_one_method_of_the_real_manifest_emits_one_file()
    {
        // The client takes one group, so that compiling it is quick; the manifest is whole.
        var calls = Repository.Spec.Single(f => f.Path.EndsWith("/methods/calls.yaml", StringComparison.Ordinal));
        var project = BotProject.Of(BotProject.Selecting("calls.*"), Repository.Spec);
        var before = Generation.Of(project);
        var after = before.After(project.With(calls.Edit("tier: 3", "tier: 2")));

        Assert.That(Emitted(before, after), Is.EqualTo(new[] { "calls.g.cs" }));
        Assert.That(after.Reasons(StepNames.Parse), Has.Exactly(Repository.Spec.Length - 1).EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Moving_lines_and_adding_comments_emits_nothing()
    {
        var moved = Samples.Calls
            .Edit("methods:\n", "\n# What calls can do.\n\nmethods:\n")
            .Edit("    tier: 3\n", "    tier: 3 # a comment\n\n");
        var (before, after) = Edit(moved);

        Assert.That(after.Reasons(StepNames.Parse), Has.One.EqualTo(IncrementalStepRunReason.Modified));
        Assert.That(after.Reasons(StepNames.Model), Is.All.AnyOf(StepReasons.NothingNew));
        Assert.That(Emitted(before, after), Is.Empty);
    }

    [Test]
    public void Another_spelling_of_the_same_thing_emits_nothing()
    {
        var (before, after) = Edit(Samples.Calls.Edit("{ type: string, required: true, summary: Where to join. }", "{ summary: \"Where to join.\", required: true, type: 'string' }"));

        Assert.That(Emitted(before, after), Is.Empty);
    }

    [Test]
    public void An_extension_emits_only_what_it_adds_to()
    {
        const string Own = "types: { badge: { summary: A badge., fields: { id: { type: string } } } ";
        var mine = ManifestText.Users(BotProject.Directory + "mine.slack.yaml", Own + "}");
        var project = BotProject.Of(BotProject.Client, Samples.Calls, Samples.Members, Samples.Shared, mine);
        var before = Generation.Of(project);
        var after = before.After(project.With(mine.Edit(Own, Own + ", member: { extend: true, fields: { color: { type: string } } } ")));

        Assert.That(Emitted(before, after), Is.EqualTo(new[] { "types.members.g.cs" }));
        Assert.That(after["types.members.g.cs"], Does.Contain("Color { get; set; }"));
    }

    [TestCase("summary: Somebody in the workspace.", "summary: A human or a bot.", TestName = "A_sentence_of_a_type_leaves_the_files_that_use_it_alone")]
    [TestCase("name: { type: string", "nickname: { type: bool", TestName = "A_field_of_a_type_leaves_the_files_that_use_it_alone")]
    public void Only_the_types_own_file_is_emitted(string old, string replacement)
    {
        var (before, after) = Edit(Samples.Shared.Edit(old, replacement));

        Assert.That(Emitted(before, after), Is.EqualTo(new[] { "types.members.g.cs" }));
    }

    [Test]
    public void A_type_that_becomes_an_enum_emits_the_files_that_use_it_too()
    {
        var shared = ManifestText.BuiltIn(Samples.Shared.Path, """
            types:
              member:
                summary: Somebody in the workspace.
                enum: { U1: The first. }
            """);
        var (before, after) = Edit(shared);

        Assert.That(Emitted(before, after), Is.EqualTo(new[] { "calls.g.cs", "members.g.cs", "types.members.g.cs" }));
    }

    [Test]
    public void A_method_that_is_added_emits_its_file_alone()
    {
        var (before, after) = Edit(Samples.Members.Edit("methods:\n", "methods:\n  list: { summary: Lists members. }\n"));

        Assert.That(Emitted(before, after), Is.EqualTo(new[] { "members.g.cs" }));
    }

    [Test]
    public void A_group_that_is_renamed_emits_its_file_and_the_client()
    {
        var (before, after) = Edit(Samples.Members.Edit("group: members", "group: people"));

        Assert.That(Emitted(before, after), Is.EqualTo(new[] { "SlackClient.g.cs", "members.g.cs" }));
    }

    [Test]
    public void A_mistake_that_moves_is_reported_where_it_is_now_and_emits_nothing()
    {
        var wrong = Samples.Calls.Edit("    tier: 3\n", "    tier: 3\n    teir: 4\n");
        var project = Samples.Project.With(wrong);
        var before = Generation.Of(project, "SLACKGEN102");
        var after = before.After(project.With(wrong.Edit("summary: Calls", "# Down it goes.\nsummary: Calls")), "SLACKGEN102");

        Assert.That(Emitted(before, after), Is.Empty);
        Assert.That(Line(after), Is.EqualTo(Line(before) + 1));

        static int Line(Generation generation) => generation.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line;
    }

    private static (Generation Before, Generation After) Edit(ManifestText edited)
    {
        var before = Generation.Of(Samples.Project);
        return (before, before.After(Samples.Project.With(edited)));
    }

    // The files that were emitted again; that they are exactly those whose text is new is checked on the way.
    private static IEnumerable<string> Emitted(Generation before, Generation after)
    {
        var emitted = after.Steps[StepNames.EmitFile].SelectMany(s => s.Outputs)
            .Where(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(o => ((EmittedSource)o.Value).HintName)
            .Concat(after.Reasons(StepNames.EmitClient).Contains(IncrementalStepRunReason.Modified) ? ["SlackClient.g.cs"] : [])
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.That(emitted, Is.EqualTo(after.Sources.Keys.Where(k => before.Sources.GetValueOrDefault(k) != after[k])));
        return emitted;
    }
}
