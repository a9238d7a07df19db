using System.Globalization;
using System.Text;

namespace SlackGen.Testing.Tests;

public sealed class CoverageTests
{
    private static readonly string Path = System.IO.Path.Combine(RepositoryFolder.Root, "runtime", "SlackGen.Testing", "COVERAGE.md");

    [Test]
    public async Task A_fake_without_a_workspace_samples_every_method()
    {
        await using var slack = await FakeSlack.StartAsync(o => o.IsInProcess = true);
        Assert.That(slack.Coverage.Living, Is.Empty);
        Assert.That(slack.Coverage.Sampled, Is.EqualTo(slack.Samples.Methods));
        Assert.That(slack.Coverage.Lives("users.info"), Is.False);
        Assert.That(() => slack.Coverage.Lives("users.infos"), Throws.ArgumentException);
    }

    [Test]
    public async Task A_fake_with_a_workspace_says_what_lives()
    {
        await using var slack = await StartAsync();
        var coverage = slack.Coverage;
        Assert.That(coverage.Living, Is.EquivalentTo(WorkspaceMethods.All.Keys.Concat(slack.Samples.Methods.Where(InstallMethods.Implements))));
        Assert.That(coverage.Living.Concat(coverage.Sampled), Is.EquivalentTo(slack.Samples.Methods));
        Assert.That(coverage.Living.Select(coverage.Lives), Has.None.False);
        Assert.That(coverage.ToString(), Is.EqualTo($"{coverage.Living.Count} methods live, {coverage.Sampled.Count} respond with samples"));
    }

    /// <summary><c>SLACKGEN_ACCEPT=1</c> writes the table anew.</summary>
    [Test]
    public async Task The_table_in_the_documentation_is_that_of_the_code()
    {
        await using var slack = await StartAsync();
        var table = WriteTable(slack.Coverage);
        if (Environment.GetEnvironmentVariable("SLACKGEN_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Path, table);
            Assert.Ignore("accepted");
        }

        Assert.That((await File.ReadAllTextAsync(Path)).ReplaceLineEndings("\n"), Is.EqualTo(table), "SLACKGEN_ACCEPT=1 writes the table anew.");
    }

    private static Task<FakeSlack> StartAsync() => FakeSlack.StartAsync(o => (o.IsInProcess, o.Workspace) = (true, Workspace.Sample()));

    private static string WriteTable(FakeCoverage coverage)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Coverage

            A fake with a workspace implements {coverage.Living.Count} methods: their responses follow from its state and change it. The other {coverage.Sampled.Count} respond with samples.
            `slack.Coverage` returns the same lists. A test writes this page from the code.

            | group | methods that live | methods with samples |
            | --- | --- | --- |

            """);
        foreach (var group in coverage.Living.Concat(coverage.Sampled).GroupBy(name => name[..name.LastIndexOf('.')]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{group.Key}` | {Cell(group, coverage.Living)} | {Cell(group, coverage.Sampled)} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Cell(IGrouping<string, string> group, IReadOnlyList<string> methods) =>
        string.Join(", ", methods.Where(m => group.Contains(m)).Select(m => m[(group.Key.Length + 1)..]));
}
