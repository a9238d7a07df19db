using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SlackGen.Package.Tests;

/// <summary>The contents of the packages.</summary>
[Category("Slow")]
public sealed partial class LayoutTests
{
    [Test]
    public void The_generator_and_the_analyzers_travel_with_everything_that_they_need()
    {
        Assert.That(Entries("SlackGen").Where(e => e.StartsWith("analyzers/", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            "analyzers/dotnet/cs/SlackGen.Analyzers.dll",
            "analyzers/dotnet/cs/SlackGen.CodeFixes.dll",
            "analyzers/dotnet/cs/SlackGen.Generator.dll",
            "analyzers/dotnet/cs/SlackGen.Manifest.dll",
            "analyzers/dotnet/cs/YamlDotNet.dll",
        }));
    }

    [TestCaseSource(typeof(PackedPackages), nameof(PackedPackages.All))]
    public void Each_target_framework_has_its_assembly_with_documentation(string package)
    {
        var files = from framework in new[] { "net8.0", "net10.0" } from extension in new[] { "dll", "xml" } select $"lib/{framework}/{package}.{extension}";

        Assert.That(Entries(package).Where(e => e.StartsWith("lib/", StringComparison.Ordinal) && !e.EndsWith("/SlackGen.Manifest.dll", StringComparison.Ordinal)), Is.EquivalentTo(files));
    }

    [TestCase("SlackGen.Apps", "SlackGen.DependencyInjection")]
    [TestCase("SlackGen.Apps.AspNetCore", "SlackGen.Apps")]
    [TestCase("SlackGen.Apps.EntityFrameworkCore", "SlackGen.Apps")]
    [TestCase("SlackGen.Apps.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational")]
    [TestCase("SlackGen.AspNetCore.Authentication", "Microsoft.AspNetCore.Authentication.OpenIdConnect")]
    [TestCase("SlackGen.Markdown", "SlackGen")]
    [TestCase("SlackGen.Markdown", "Markdig")]
    [TestCase("SlackGen.Testing", "SlackGen")]
    public void Packages_bring_what_they_build_on(string package, string expected)
    {
        var frameworks = Dependencies(package).Where(d => d.Id == expected).Select(d => d.Framework);

        Assert.That(frameworks, Is.EquivalentTo(new[] { "net8.0", "net10.0" }));
    }

    [Test]
    public void The_whole_manifest_is_in_the_package()
    {
        var spec = RepositoryFolder.Spec;
        var files = new[] { "methods", "types", "events", "interactions" }.SelectMany(d => Directory.GetFiles(Path.Combine(spec, d), "*.yaml").Select(f => $"spec/{d}/{Path.GetFileName(f)}"));

        Assert.That(Entries("SlackGen").Where(e => e.StartsWith("spec/", StringComparison.Ordinal)), Is.EquivalentTo(files));
    }

    [Test]
    public void The_props_do_not_flow_to_projects_that_only_use_a_client()
    {
        Assert.That(Entries("SlackGen"), Does.Contain("build/net8.0/SlackGen.props").And.Contain("build/net8.0/SlackGen.targets").And.None.StartsWith("buildTransitive/"));
    }

    [TestCase("SlackGen")]
    [TestCase("SlackGen.Testing")]
    public void No_dependency_is_one_of_the_compilers(string package)
    {
        var dependencies = Dependencies(package).Select(d => d.Id);

        Assert.That(dependencies, Has.None.StartsWith("Microsoft.CodeAnalysis").And.None.EqualTo("SlackGen.Generator").And.None.EqualTo("SlackGen.Manifest"));
    }

    [Test]
    public void Every_package_asks_for_the_first_version_of_its_framework()
    {
        var dependencies = PackedPackages.All.SelectMany(Dependencies)
            .Where(d => d.Id.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || d.Id.StartsWith("System.", StringComparison.Ordinal))
            .ToList();

        Assert.Multiple(() =>
        {
            Assert.That(dependencies.Where(d => d.Framework == "net8.0"), Is.Not.Empty.And.All.Property(nameof(Dependency.Version)).EqualTo("8.0.0"));
            Assert.That(dependencies.Where(d => d.Framework == "net10.0"), Is.Not.Empty.And.All.Property(nameof(Dependency.Version)).EqualTo("10.0.0"));
            Assert.That(dependencies.Select(d => d.Framework), Is.All.AnyOf("net8.0", "net10.0"));
        });
    }

    [Test]
    public void The_licence_of_YamlDotNet_travels_with_it()
    {
        using var zip = PackedPackages.Open("SlackGen");
        using var reader = new StreamReader(zip.GetEntry("THIRD-PARTY-NOTICES.txt")!.Open());
        using var yaml = zip.GetEntry("analyzers/dotnet/cs/YamlDotNet.dll")!.Open();
        var notices = reader.ReadToEnd();

        Assert.That(notices, Does.Contain("Antoine Aubry and contributors").And.Contain("The above copyright notice and this permission notice shall be included"));
        Assert.That(notices, Does.Contain($"YamlDotNet {FileVersion(yaml)} "), "the version that is packed");
    }

    [Test]
    public void Every_assembly_of_ours_has_its_symbols_inside()
    {
        var without = PackedPackages.All.SelectMany(package =>
        {
            using var zip = PackedPackages.Open(package);
            return zip.Entries
                .Where(e => e.Name.StartsWith("SlackGen", StringComparison.Ordinal) && e.Name.EndsWith(".dll", StringComparison.Ordinal))
                .Where(e => !HasSymbols(e))
                .Select(e => $"{package}: {e.FullName}")
                .ToList();
        });

        Assert.That(without, Is.Empty);
    }

    [Test]
    public void The_README_of_every_package_has_no_link_that_is_dead_on_a_package_page()
    {
        var dead = PackedPackages.All.SelectMany(package => RelativeLink().Matches(ReadText(package, "README.md")).Select(m => $"{package}: {m.Value}"));

        Assert.That(dead, Is.Empty);
        Assert.That(RelativeLink().Matches(RepositoryFolder.Read("README.md")), Is.Not.Empty, "in the repository they work");
    }

    [TestCase("SlackGen", "docs/runtime.md", "runtime/README.md")]
    [TestCase("SlackGen", "docs/diagnostics.md", "generator/DIAGNOSTICS.md")]
    [TestCase("SlackGen", "docs/manifest.md", "spec/README.md")]
    [TestCase("SlackGen", "docs/methods.md", "spec/METHODS.md")]
    [TestCase("SlackGen", "docs/events.md", "spec/EVENTS.md")]
    [TestCase("SlackGen.Testing", "docs/coverage.md", "runtime/SlackGen.Testing/COVERAGE.md")]
    [TestCase("SlackGen.Testing", "docs/workspace.md", "runtime/SlackGen.Testing/Workspaces/README.md")]
    public void The_pages_beside_the_README_are_in_the_package(string package, string entry, string file)
    {
        var packed = ReadText(package, entry);

        Assert.That(Link().Replace(packed, "$1"), Is.EqualTo(Link().Replace(RepositoryFolder.Read(file.Split('/')), "$1")));
        Assert.That(RelativeLink().Matches(packed), Is.Empty);
    }

    private static string ReadText(string package, string entry)
    {
        using var zip = PackedPackages.Open(package);
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[([^\]]*)\]\([^)\s]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\((?!\w+:|#)[^)]*\)")]
    private static partial Regex RelativeLink();

    private static bool HasSymbols(ZipArchiveEntry assembly)
    {
        using var reader = new PEReader(PackedPackages.Read(assembly));
        return reader.ReadDebugDirectory().Any(d => d.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    // Major, minor and patch, as the package's.
    private static string FileVersion(Stream assembly)
    {
        var path = Path.Combine(PackedPackages.NewDirectory("yaml"), "YamlDotNet.dll");
        using (var file = File.Create(path))
        {
            assembly.CopyTo(file);
        }

        return Version.Parse(System.Diagnostics.FileVersionInfo.GetVersionInfo(path).FileVersion!).ToString(3);
    }

    private static List<Dependency> Dependencies(string package)
    {
        using var zip = PackedPackages.Open(package);
        using var stream = zip.GetEntry(package + ".nuspec")!.Open();
        return XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "dependency")
            .Select(e => new Dependency(e.Parent!.Attribute("targetFramework")!.Value, e.Attribute("id")!.Value, e.Attribute("version")!.Value))
            .ToList();
    }

    private static List<string> Entries(string package)
    {
        using var zip = PackedPackages.Open(package);
        return zip.Entries.Select(e => e.FullName).ToList();
    }

    private sealed record Dependency(string Framework, string Id, string Version);
}
