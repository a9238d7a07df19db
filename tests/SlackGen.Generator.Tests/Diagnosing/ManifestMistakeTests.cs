using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Diagnosing;

/// <summary>
/// Mistakes in YAML reach the editor at their place in the YAML file, and cost only what they are part of. That each mistake has its own diagnostic
/// is what the tests of the manifest show.
/// </summary>
public class ManifestMistakeTests
{
    [TestCase("    tier: 3\n", "    tier: 5\n", "SLACKGEN107", 6, 11, "5")]
    [TestCase("    tier: 3\n", "    teir: 3\n", "SLACKGEN102", 6, 5, "teir")]
    [TestCase("list<participant>", "list<particpant>", "SLACKGEN111", 9, 22, "list<particpant>")]
    [TestCase("call: { type: call,", "call: { type: call<x>,", "SLACKGEN110", 11, 21, "call<x>")]
    public void A_mistake_is_reported_where_it_stands(string old, string replacement, string id, int line, int column, string underlined)
    {
        var wrong = Samples.Calls.Edit(old, replacement);
        var diagnostic = Generation.Of(Samples.Project.With(wrong), id).Diagnostics.Single();

        Assert.That(diagnostic.Place(), Is.EqualTo($"{wrong.Path}({line},{column})"));
        Assert.That(diagnostic.Underlined(wrong.Yaml), Is.EqualTo(underlined));
        Assert.That(diagnostic.Severity, Is.EqualTo(DiagnosticSeverity.Error));
        Assert.That(diagnostic.Descriptor.HelpLinkUri, Does.EndWith("DIAGNOSTICS.md#" + id.ToLowerInvariant()));
    }

    [Test]
    public void A_warning_is_a_warning_and_costs_nothing()
    {
        var generation = Generation.Of(Samples.Project.With(Samples.Calls.Edit("    tier: 3\n", "    deprecated: { use: calls.begin, summary: Old. }\n")), "SLACKGEN121");

        Assert.That(generation.Diagnostics.Single().DefaultSeverity, Is.EqualTo(DiagnosticSeverity.Warning));
        Assert.That(generation["calls.g.cs"], Does.Contain("AddAsync"));
    }

    [Test]
    public void A_method_with_a_mistake_leaves_the_others_generated()
    {
        var generation = Generation.Of(Samples.Project.With(Samples.Calls.Edit("    tier: 3\n", "    tier: 5\n")), "SLACKGEN107");

        Assert.That(generation["calls.g.cs"], Does.Contain("EndAsync").And.Not.Contain("AddAsync"));
        Assert.That(generation["members.g.cs"], Does.Contain("InfoAsync"));
    }

    [Test]
    public void A_method_that_mentions_an_unknown_type_leaves_the_others_generated()
    {
        var generation = Generation.Of(Samples.Project.With(Samples.Calls.Edit("list<participant>", "list<nobody>")), "SLACKGEN111");

        Assert.That(generation["calls.g.cs"], Does.Contain("EndAsync").And.Not.Contain("AddAsync"));
    }

    [Test]
    public void A_selected_method_with_a_mistake_is_not_said_to_be_missing()
    {
        var project = Samples.Project
            .With(Samples.Calls.Edit("    tier: 3\n", "    tier: 5\n"))
            .With("SlackClient.cs", BotProject.Selecting("calls.add", "calls.end"));

        Generation.Of(project, "SLACKGEN107");
    }

    [TestCase("calls.add")]
    [TestCase("calls.*")]
    public void Nor_is_the_pattern_where_its_file_cannot_be_read(string pattern)
    {
        var project = BotProject.Of(BotProject.Selecting(pattern), Samples.Members, Samples.Shared, ManifestText.Users(BotProject.Directory + "calls.slack.yaml", "group: ["));

        Generation.Of(project, "SLACKGEN101");
    }

    [TestCase("calls.end")]
    [TestCase("calls.*")]
    public void Nor_is_the_pattern_of_what_follows_a_syntax_error(string pattern)
    {
        var broken = Samples.Calls.Edit("Registers a call.", "Registers: a call.");

        Generation.Of(BotProject.Of(BotProject.Selecting(pattern), broken, Samples.Members, Samples.Shared), "SLACKGEN101");
    }

    [Test]
    public void Nor_is_the_manifest()
    {
        var project = BotProject.Of(BotProject.Client, ManifestText.Users(BotProject.Directory + "calls.slack.yaml", "group: ["));

        Generation.Of(project, "SLACKGEN101");
    }

    [Test]
    public void A_syntax_error_hides_no_mistake_in_another_file_and_leaves_what_is_complete_before_it_generated()
    {
        var broken = ManifestText.BuiltIn(Samples.Members.Path, Samples.Members.Yaml + "\n  list:\n    summary: `Lists` the members.\n  rename: { summary: Renames a member. }\n");
        var users = ManifestText.Users(BotProject.Directory + "mine.slack.yaml", """
            types:
              desk: { summary: A desk., fields: { owner: { type: membre }, guest: { type: rename } } }
            """);
        var generation = Generation.Of(BotProject.Of(BotProject.Client, Samples.Calls.Edit("    tier: 3\n", "    tier: 5\n"), broken, Samples.Shared, users), "SLACKGEN101", "SLACKGEN107", "SLACKGEN111");

        Assert.That(generation["members.g.cs"], Does.Contain("InfoAsync").And.Not.Contain("ListAsync"));
    }

    [Test]
    public void Two_syntax_errors_are_reported_each_in_its_file()
    {
        var project = BotProject.Of(
            BotProject.Client,
            Samples.Calls.Edit("Registers a call.", "Registers: a call."),
            Samples.Members.Edit("Tells about a member.", "`Tells` about a member."),
            Samples.Shared);

        Generation.Of(project, "SLACKGEN101", "SLACKGEN101");
    }

    [TestCase("")]
    [TestCase("   \n\t\n")]
    [TestCase("# only a comment\n")]
    [TestCase("null")]
    [TestCase("just words")]
    [TestCase("[1, 2, 3]")]
    [TestCase("{}")]
    [TestCase("group: [")]
    [TestCase("group: x\nmethods: { a: { summary: \"open } }")]
    [TestCase("a: *nowhere")]
    [TestCase("&a a: &a\n  *a : *a")]
    [TestCase("? [complex, key]\n: value")]
    [TestCase("%YAML 9.9\n---\ngroup: x")]
    [TestCase("--- a\n--- b")]
    [TestCase("\u0000\u0001\u0002")]
    [TestCase("\uFEFFgroup: x\nmethods:\n\tadd: 1")]
    [TestCase("group: \"\"\nmethods: { \"\": { summary: x } }")]
    [TestCase("methods: { add: { summary: x } }")]
    [TestCase("group: calls\nmethods: nothing")]
    [TestCase("group: calls\nmethods: { null: null, ~: ~ }")]
    [TestCase("group: calls\nmethods: { wrong: { summary: x, params: { : { type: string, summary: x } } } }")]
    [TestCase("tiers: { 1: { permits: 1, per: 1m } }")]
    [TestCase("types: { call: { summary: x, fields: { a: { type: list<list<list<list<list<list<list<list<list<list<string>>>>>>>>>> } } } }")]
    public void Whatever_a_users_file_says_the_rest_is_generated(string yaml)
    {
        var users = ManifestText.Users(BotProject.Directory + "mine.slack.yaml", yaml);
        var generation = Generation.OfAny(BotProject.Of(BotProject.Client, Samples.Calls, Samples.Members, Samples.Shared, users));

        Assert.That(generation.Diagnostics, Is.Not.Empty);
        Assert.That(generation.Diagnostics.Select(d => d.Location.GetLineSpan().Path), Is.All.EqualTo(users.Path));
        Assert.That(generation.Diagnostics.Select(d => d.Id), Has.None.EqualTo("CS8785"));
        Assert.That(generation["members.g.cs"], Does.Contain("InfoAsync"));
    }

    [Test]
    public void A_file_that_nests_without_end_is_a_mistake_and_not_a_crash()
    {
        var users = ManifestText.Users(BotProject.Directory + "mine.slack.yaml", new string('[', 100_000));

        Generation.Of(BotProject.Of(BotProject.Client, Samples.Members, Samples.Shared, users), "SLACKGEN101");
    }

    [Test]
    public void Nothing_is_reported_to_a_project_without_a_client()
    {
        var wrong = Samples.Calls.Edit("    tier: 3\n", "    tier: 5\n");

        Generation.Of(BotProject.Of("namespace Bot;", wrong));
    }
}
