using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SlackGen.Generator.Pipeline;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Diagnosing;

/// <summary>The release files list every diagnostic as it is; the compiler's own check does not see those of a generator.</summary>
public class ReleaseTrackingTests
{
    private static readonly IReadOnlyList<(string Id, string Category, string Severity, string Notes)> Listed = new[] { "Shipped", "Unshipped" }
        .Select(f => RepositoryFolder.Read("generator", "SlackGen.Generator", $"AnalyzerReleases.{f}.md"))
        .SelectMany(text => Regex.Matches(text, @"^(SLACKGEN\d+) \| (\w+) \| (\w+) \| (.+?)\r?$", RegexOptions.Multiline))
        .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value))
        .ToList();

    [Test]
    public void Every_diagnostic_is_listed_with_its_severity_and_title() =>
        Assert.That(Listed, Is.EquivalentTo(Descriptors.All.Select(d => (d.Id, d.Category, d.DefaultSeverity.ToString(), d.Title.ToString(null)))));

    [Test]
    public void No_id_is_used_twice() => Assert.That(Listed.Select(l => l.Id), Is.Unique);
}
