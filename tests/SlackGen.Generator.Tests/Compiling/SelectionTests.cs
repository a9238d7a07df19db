using System.Text.RegularExpressions;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Only what is selected is generated, and only the types that are reached from it.</summary>
[Category("Slow")]
public class SelectionTests
{
    [Test]
    public void One_method_brings_its_own_classes_and_nothing_else() =>
        Assert.That(GeneratedTypes.Names(Select(Repository.Spec, "api.test")), Is.EqualTo(new[] { "ApiClient", "ApiTestRequest", "ApiTestResponse", "SlackClient" }));

    [Test]
    public void A_type_comes_with_what_it_mentions_and_not_with_what_others_do()
    {
        Assert.That(GeneratedTypes.Names(Select(Samples.Project, "calls.add")), Is.EqualTo(new[]
        {
            "Call", "CallsAddError", "CallsAddRequest", "CallsAddResponse", "CallsClient", "CallsClientExtensions", "Member", "Participant", "SlackClient",
        }));
        Assert.That(GeneratedTypes.Names(Select(Samples.Project, "calls.end")), Is.EqualTo(new[]
        {
            "CallsClient", "CallsClientExtensions", "CallsEndRequest", "CallsEndResponse", "SlackClient",
        }));
    }

    [Test]
    public void A_prefix_takes_the_group_and_the_groups_below()
    {
        var names = Methods(Select(Repository.Spec, "calls.*")).ToList();

        Assert.That(names, Is.EquivalentTo(FullClient.Methods.Select(m => m.Name).Where(n => n.StartsWith("calls.", StringComparison.Ordinal))));
        Assert.That(names, Does.Contain("calls.participants.add"));
    }

    [Test]
    public void A_prefix_ends_at_a_dot() =>
        Assert.That(Methods(Select(Repository.Spec, "api.*")), Is.EqualTo(new[] { "api.test" }), "apps.* begins with ap too");

    [Test]
    public void A_method_selected_twice_is_generated_once() =>
        Assert.That(Methods(Select(Samples.Project, "calls.end", "calls.*", "calls.end")), Is.EquivalentTo(new[] { "calls.add", "calls.end" }));

    [Test]
    public void No_pattern_takes_every_method() =>
        Assert.That(Methods(FullClient.Generation), Is.EquivalentTo(FullClient.Methods.Select(m => m.Name)));

    private static Generation Select(IEnumerable<ManifestText> manifest, params string[] patterns) =>
        Generation.Of(BotProject.Of(BotProject.Selecting(patterns), manifest));

    private static Generation Select(BotProject project, params string[] patterns) =>
        Generation.Of(project.With("SlackClient.cs", BotProject.Selecting(patterns)));

    // The names that the generated code sends.
    private static IEnumerable<string> Methods(Generation generation) => generation.Sources.Values
        .SelectMany(s => Regex.Matches(s, "SlackMethod \\w+ = new\\(\"([^\"]+)\"\\)"))
        .Select(m => m.Groups[1].Value)
        .Distinct();
}
