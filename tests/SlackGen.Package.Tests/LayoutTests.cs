using System.IO.Compression;
using System.Xml.Linq;

namespace SlackGen.Package.Tests;

/// <summary>What is in the packages.</summary>
public sealed class LayoutTests
{
    [Test]
    public void The_generator_travels_with_everything_that_it_needs()
    {
        Assert.That(Entries("SlackGen").Where(e => e.StartsWith("analyzers/", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            "analyzers/dotnet/cs/SlackGen.Generator.dll",
            "analyzers/dotnet/cs/SlackGen.Manifest.dll",
            "analyzers/dotnet/cs/YamlDotNet.dll",
        }));
    }

    [Test]
    public void Each_target_framework_has_its_runtime_with_documentation()
    {
        Assert.That(Entries("SlackGen").Where(e => e.StartsWith("lib/", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            "lib/net8.0/SlackGen.dll", "lib/net8.0/SlackGen.xml", "lib/net10.0/SlackGen.dll", "lib/net10.0/SlackGen.xml",
        }));
    }

    [Test]
    public void The_whole_manifest_is_in_the_package()
    {
        var spec = Path.Combine(DotNet.RepositoryRoot, "spec");
        var files = new[] { "methods", "types" }.SelectMany(d => Directory.GetFiles(Path.Combine(spec, d), "*.yaml").Select(f => $"spec/{d}/{Path.GetFileName(f)}"));

        Assert.That(Entries("SlackGen").Where(e => e.StartsWith("spec/", StringComparison.Ordinal)), Is.EquivalentTo(files));
    }

    [Test]
    public void The_props_do_not_flow_to_projects_that_only_use_a_client()
    {
        Assert.That(Entries("SlackGen"), Does.Contain("build/SlackGen.props").And.None.StartsWith("buildTransitive/"));
    }

    [TestCase("SlackGen")]
    [TestCase("SlackGen.Testing")]
    public void No_dependency_is_one_of_the_compilers(string package)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(PackedPackages.Feed, package + ".0.1.0.nupkg"));
        using var stream = zip.GetEntry(package + ".nuspec")!.Open();
        var dependencies = XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).ToList();

        Assert.That(dependencies, Has.None.StartsWith("Microsoft.CodeAnalysis").And.None.EqualTo("SlackGen.Generator").And.None.EqualTo("SlackGen.Manifest"));
    }

    private static List<string> Entries(string package)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(PackedPackages.Feed, package + ".0.1.0.nupkg"));
        return zip.Entries.Select(e => e.FullName).ToList();
    }
}
