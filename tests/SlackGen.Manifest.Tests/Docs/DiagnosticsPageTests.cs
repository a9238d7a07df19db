using System.Text.RegularExpressions;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Docs;

/// <summary>Every diagnostic links to its section of <c>generator/DIAGNOSTICS.md</c>, whose examples must show what they say.</summary>
public sealed partial class DiagnosticsPageTests
{
    private static readonly string Generator = Path.Combine(RepositoryFolder.Root, "generator");
    private static readonly Dictionary<string, string> Sections = Markdown.Sections(File.ReadAllText(Path.Combine(Generator, "DIAGNOSTICS.md")));
    private static readonly string Releases = string.Concat(
        new[] { "SlackGen.Generator", "SlackGen.Analyzers" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Generator, project), "AnalyzerReleases.*.md"))
            .Select(File.ReadAllText));

    [Test]
    public void Every_diagnostic_has_a_section_and_every_section_a_diagnostic()
    {
        var own = new[] { Path.Combine("SlackGen.Generator", "Pipeline"), "SlackGen.Analyzers" }
            .SelectMany(folder => Id().Matches(File.ReadAllText(Path.Combine(Generator, folder, "Descriptors.cs"))))
            .Select(m => m.Value);
        Assert.That(Sections.Keys, Is.EquivalentTo(own.Concat(Rules.All.Select(r => r.Id)).Distinct()));
    }

    [Test]
    public void Every_diagnostic_is_tracked_with_its_title()
    {
        var tracked = Tracked().Matches(Releases).ToDictionary(m => m.Groups["id"].Value, m => m.Groups["title"].Value);
        Assert.Multiple(() =>
        {
            Assert.That(tracked.Keys, Is.EquivalentTo(Sections.Keys));
            Assert.That(Sections.Where(s => !s.Value.Contains($"\n\n**{tracked[s.Key]}.** ", StringComparison.Ordinal)).Select(s => s.Key), Is.Empty);
        });
    }

    [TestCaseSource(typeof(Rules), nameof(Rules.All))]
    public void A_rule_is_tracked_with_its_title_and_severity(Rule rule) =>
        Assert.That(Releases, Does.Contain($"\n{rule.Id} | SlackGen | {(rule.IsError ? "Error" : "Warning")} | {rule.Title}\n"));

    [TestCaseSource(typeof(Rules), nameof(Rules.All))]
    public void The_first_example_shows_the_mistake_and_the_second_is_right(Rule rule)
    {
        var examples = Markdown.Blocks(Sections[rule.Id], "yaml").ToList();
        Assert.That(examples, Has.Count.EqualTo(2));
        Assert.Multiple(() =>
        {
            Assert.That(Found.In(CorpusFile.Split(examples[0])).Select(f => f.Id).Distinct(), Is.EqualTo([rule.Id]));
            Assert.That(Found.In(CorpusFile.Split(examples[1])), Is.Empty);
        });
    }

    [GeneratedRegex("SLACKGEN[0-9]{3}")]
    private static partial Regex Id();

    [GeneratedRegex(@"^(?<id>SLACKGEN[0-9]{3}) \| SlackGen \| \w+ \| (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Tracked();
}
