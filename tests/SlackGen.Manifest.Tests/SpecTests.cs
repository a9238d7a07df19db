using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests;

/// <summary>The manifest that ships with the package.</summary>
public sealed class SpecTests
{
    [Test]
    public void The_specification_has_no_mistake_in_a_file_or_between_files() => Assert.That(Found.In(Repository.SpecFiles()), Is.Empty);

    [Test]
    public void Every_group_is_a_file_of_its_name() => Assert.That(
        Repository.SpecFiles().Where(f => f.Key.StartsWith("methods/", StringComparison.Ordinal) && f.Key != $"methods/{Good.File(f.Text).Group}.yaml"),
        Is.Empty);

    [Test]
    public void Tiers_one_to_four_have_a_budget() => Assert.That(
        Good.File(Repository.SpecFiles().Single(f => f.Key == "common.yaml").Text).Common!.Tiers.Select(t => (int)t.Tier),
        Is.EqualTo([1, 2, 3, 4]));
}
