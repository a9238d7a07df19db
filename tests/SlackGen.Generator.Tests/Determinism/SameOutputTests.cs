using System.Globalization;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Determinism;

/// <summary>The same manifest gives the same bytes, whoever compiles it and wherever.</summary>
[Category("Slow")]
public class SameOutputTests
{
    private static readonly BotProject Project = BotProject.Of($"namespace {FullClient.Namespace} {{ [global::SlackGen.SlackApi] public partial class SlackClient {{ }} }}", Repository.Unshared);

    [Test]
    public void Two_runs_give_the_same() => AssertSame(Generation.Uncompiled(Project));

    [Test]
    public void The_order_of_files_does_not_matter() => AssertSame(Generation.Uncompiled(Project with { Manifest = [.. Project.Manifest.Reverse()] }));

    [Test]
    public void Nor_does_it_where_two_files_declare_the_same()
    {
        ManifestText[] files =
        [
            Samples.Calls,
            Samples.Members,
            Samples.Shared,
            ManifestText.Users(BotProject.Directory + "a.slack.yaml", "types: { member: { summary: Of a., fields: { a: { type: string } } } }"),
            ManifestText.Users(BotProject.Directory + "b.slack.yaml", "types: { member: { summary: Of b., fields: { b: { type: string } } } }"),
        ];
        var forwards = Generation.Of(BotProject.Of(BotProject.Client, files), "SLACKGEN129", "SLACKGEN113");
        var backwards = Generation.Of(BotProject.Of(BotProject.Client, files.Reverse()), "SLACKGEN129", "SLACKGEN113");

        Assert.That(backwards.Sources, Is.EqualTo(forwards.Sources));
        Assert.That(backwards.Diagnostics.Select(d => d.ToString()), Is.EqualTo(forwards.Diagnostics.Select(d => d.ToString())));
    }

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void The_culture_does_not_matter(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        Assume.That("I".ToLower(CultureInfo.GetCultureInfo("tr-TR")), Is.EqualTo("ı"), "this machine has no cultures");
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            AssertSame(Generation.Uncompiled(Project));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Test]
    public void The_ends_of_the_manifests_lines_do_not_matter()
    {
        var project = Samples.Project;
        var windows = project with { Manifest = [.. project.Manifest.Cast<ManifestText>().Select(t => t.Edit("\n", "\r\n"))] };

        Assert.That(Generation.Of(windows).Sources, Is.EqualTo(Generation.Of(project).Sources));
    }

    [Test]
    public void Where_the_manifest_lies_does_not_matter()
    {
        var elsewhere = Repository.Unshared.Select(t => t.At(@"C:\Users\me\.nuget" + t.Path.Replace('/', '\\')));

        AssertSame(Generation.Uncompiled(Project with { Manifest = [.. elsewhere] }));
    }

    [Test]
    public void Every_line_ends_in_a_line_feed() => Assert.That(FullClient.Generation.Sources.Values, Is.All.Not.Contains("\r").And.All.EndsWith("\n"));

    private static void AssertSame(Generation generation)
    {
        Assert.That(generation.Sources.Keys, Is.EqualTo(FullClient.Generation.Sources.Keys));
        foreach (var (hint, source) in generation.Sources)
        {
            Assert.That(source, Is.EqualTo(FullClient.Generation[hint]), hint);
        }
    }
}
