using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Tests;

/// <summary>The descriptors of the analyzers, and the files that list them.</summary>
public sealed class DescriptorTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> All =
        [.. BotProject.Analyzers.SelectMany(a => a.SupportedDiagnostics).Distinct().OrderBy(d => d.Id, StringComparer.Ordinal)];

    [Test]
    public void Every_descriptor_is_reported_by_an_analyzer() => Assert.That(
        typeof(Descriptors).GetFields().Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().Select(d => d.Id),
        Is.EquivalentTo(All.Select(d => d.Id)));

    [Test]
    public void Every_diagnostic_is_tracked_with_its_severity_and_title()
    {
        var tracked = Regex.Matches(RepositoryFolder.Read("generator", "SlackGen.Analyzers", "AnalyzerReleases.Unshipped.md"), @"^(SLACKGEN\d+) \| (\w+) \| (\w+) \| (.+?)\r?$", RegexOptions.Multiline)
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value));

        Assert.That(tracked, Is.EquivalentTo(All.Select(d => (
            d.Id, d.Category, d.IsEnabledByDefault ? d.DefaultSeverity.ToString() : "Disabled", d.Title.ToString(CultureInfo.InvariantCulture)))));
    }

    [Test]
    public void The_page_lists_every_diagnostic_with_its_title_and_severity()
    {
        var listed = Regex.Matches(RepositoryFolder.Read("generator", "DIAGNOSTICS.md"), @"^\| \[(SLACKGEN\d+)\]\(#\w+\) \| (.+?) \| (\w+) \|\r?$", RegexOptions.Multiline)
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value));

        Assert.That(listed, Is.EqualTo(All.Select(d => (d.Id, d.Title.ToString(CultureInfo.InvariantCulture), Word(d)))));
    }

    [TestCaseSource(nameof(All))]
    public void A_diagnostic_leads_to_its_section(DiagnosticDescriptor descriptor) =>
        Assert.That(descriptor.HelpLinkUri, Is.EqualTo($"https://github.com/slackgen/slackgen/blob/main/generator/DIAGNOSTICS.md#{descriptor.Id.ToLowerInvariant()}"));

    // The words of an .editorconfig.
    private static string Word(DiagnosticDescriptor descriptor) => descriptor switch
    {
        { IsEnabledByDefault: false } => "off",
        { DefaultSeverity: DiagnosticSeverity.Info } => "suggestion",
        _ => "warning",
    };
}
