using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Tests.Schema;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Docs;

/// <summary>Claims of <c>spec/README.md</c>: they must be true.</summary>
[Category("Slow")]
public sealed class SpecReadmeTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryFolder.Spec, "README.md"));

    private static IEnumerable<string> Examples() => Markdown.Blocks(Page, "yaml");

    [TestCaseSource(nameof(Examples))]
    public void An_example_has_no_mistake(string yaml) => Assert.Multiple(() =>
    {
        Assert.That(Found.In(IsExtension(yaml) ? [.. Repository.SpecFiles(), ("example.slack.yaml", yaml)] : [("example.slack.yaml", yaml)]), Is.Empty);
        Assert.That(ManifestSchema.Validate(YamlToJson.Convert(yaml)), Is.Empty);
    });

    [Test]
    public void An_example_can_stand_beside_the_specification() => Assert.Multiple(() =>
    {
        foreach (var yaml in Examples())
        {
            // An example may show a built-in method in part: that it replaces the whole is no mistake of it.
            var found = Found.In([.. Repository.SpecFiles(), ("example.slack.yaml", yaml)]);
            Assert.That(found.Where(f => f.Id != Rules.DroppedByReplacement.Id), Is.Empty, yaml);
        }
    });

    private static bool IsExtension(string yaml) => yaml.Contains("extend: true", StringComparison.Ordinal);

    [Test]
    public void Every_key_of_the_format_is_explained()
    {
        var keys = ManifestSchema.Definitions.SelectMany(d => d.Value!["properties"]?.AsObject().Select(p => p.Key) ?? []).Distinct();
        Assert.That(keys.Where(k => !Page.Contains($"`{k}`", StringComparison.Ordinal)), Is.Empty);
    }
}
