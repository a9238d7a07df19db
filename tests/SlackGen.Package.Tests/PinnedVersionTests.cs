using System.Xml.Linq;

namespace SlackGen.Package.Tests;

/// <summary>The packages that use internals of others ask for exactly their version.</summary>
[Category("Slow")]
public sealed class PinnedVersionTests
{
    [TestCase("SlackGen.Apps", "SlackGen", "SlackGen.DependencyInjection")]
    [TestCase("SlackGen.Apps.AspNetCore", "SlackGen.Apps")]
    public void A_package_that_uses_internals_asks_for_one_version_of_their_packages(string package, params string[] expected)
    {
        using var zip = PackedPackages.Open(package);
        using var stream = zip.GetEntry(package + ".nuspec")!.Open();
        var ours = XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "dependency")
            .Select(e => $"{e.Attribute("id")!.Value} {e.Attribute("version")!.Value}")
            .Where(d => d.StartsWith("SlackGen", StringComparison.Ordinal));

        Assert.That(ours.Distinct(), Is.EquivalentTo(expected.Select(e => $"{e} [0.1.0]")));
    }
}
