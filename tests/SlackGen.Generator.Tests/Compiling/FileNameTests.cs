using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Users name their files as they like. The compiler refuses two generated files of one name, and with them everything that was generated.</summary>
public class FileNameTests
{
    [TestCase("sub/mine.slack.yaml", "sub.mine.slack.yaml", TestName = "A_folder_and_a_dot")]
    [TestCase("Mine.slack.yaml", "mine.slack.yaml", TestName = "Names_that_differ_in_case")]
    [TestCase("mine.slack.yaml", "../mine.slack.yaml", TestName = "A_file_of_the_folder_above")]
    [TestCase("a b.slack.yaml", "a+b.slack.yaml", TestName = "Characters_that_a_hint_name_cannot_have")]
    [TestCase("members.slack.yaml", "types/members.slack.yaml", TestName = "A_folder_called_types")]
    [TestCase("methods/mine.slack.yaml", "mine.slack.yaml", TestName = "A_folder_called_methods")]
    [TestCase("日本.slack.yaml", "äöü.slack.yaml", TestName = "Letters_of_any_alphabet")]
    [TestCase("SlackClient.yaml.slack.yaml", "SlackClient.slack.yaml", TestName = "A_file_named_like_the_client")]
    public void Both_are_generated(string first, string second)
    {
        var generation = Generation.Of(BotProject.Of(BotProject.Client, Users(first, "one"), Users(second, "two")));

        Assert.That(generation.Sources, Has.Count.EqualTo(3));
        Assert.That(GeneratedTypes.Names(generation), Does.Contain("OneGoRequest").And.Contain("TwoGoRequest"));
    }

    [Test]
    public void A_file_that_is_included_twice_counts_once() =>
        Assert.That(Generation.Of(BotProject.Of(BotProject.Client, Users("mine.slack.yaml", "one"), Users("mine.slack.yaml", "one"))).Sources, Has.Count.EqualTo(2));

    [Test]
    public void A_manifest_that_comes_by_two_ways_counts_once()
    {
        var again = Samples.Project.Manifest.Cast<ManifestText>().Select(t => t.At(t.Path.Replace("/package/", "/repository/", StringComparison.Ordinal)));

        Assert.That(Generation.Of(BotProject.Of(BotProject.Client, [.. Samples.Project.Manifest, .. again])).Sources, Has.Count.EqualTo(4));
    }

    [Test]
    public void Other_additional_files_are_left_alone()
    {
        var other = ManifestText.Users(BotProject.Directory + "docker-compose.yaml", "services: {}");

        Assert.That(Generation.Of(BotProject.Of(BotProject.Client, Users("mine.slack.yaml", "one"), other)).Sources, Has.Count.EqualTo(2));
    }

    private static ManifestText Users(string path, string group) => ManifestText.Users(
        System.IO.Path.GetFullPath(BotProject.Directory + path),
        $"group: {group}\nsummary: A group.\nmethods: {{ go: {{ summary: Goes. }} }}\n");
}
