using System.Text.RegularExpressions;

namespace SlackGen.Generator.Tests.Architecture;

/// <summary>The folders of the generator's projects use each other in one direction, as ARCHITECTURE.md says.</summary>
public sealed partial class FolderTests
{
    // Each folder with the folders of its project that it may use.
    private static readonly Dictionary<string, string[]> Rules = new(StringComparer.Ordinal)
    {
        ["SlackGen.Generator.Pipeline"] = [],
        ["SlackGen.Generator.Emit"] = ["SlackGen.Generator.Pipeline"],
        ["SlackGen.Generator.Apps"] = ["SlackGen.Generator.Emit", "SlackGen.Generator.Pipeline"],
        ["SlackGen.Analyzers.Facts"] = [],
        ["SlackGen.Analyzers.AppManifests"] = ["SlackGen.Analyzers.Facts"],
        ["SlackGen.Analyzers.Arguments"] = ["SlackGen.Analyzers.Facts"],
        ["SlackGen.Analyzers.Errors"] = ["SlackGen.Analyzers.Facts"],
        ["SlackGen.Analyzers.Handlers"] = ["SlackGen.Analyzers.Facts"],
        ["SlackGen.Analyzers.Identifiers"] = ["SlackGen.Analyzers.Arguments", "SlackGen.Analyzers.Facts"],
        ["SlackGen.Analyzers.Scopes"] = ["SlackGen.Analyzers.AppManifests", "SlackGen.Analyzers.Facts", "SlackGen.Analyzers.Tokens"],
        ["SlackGen.Analyzers.Tokens"] = ["SlackGen.Analyzers.Facts"],
        ["SlackGen.Manifest.AppManifests"] = ["SlackGen.Manifest.Diagnostics", "SlackGen.Manifest.Model", "SlackGen.Manifest.Yaml"],
        ["SlackGen.Manifest.Diagnostics"] = [],
        ["SlackGen.Manifest.Model"] = [],
        ["SlackGen.Manifest.Packing"] = ["SlackGen.Manifest.Model"],
        ["SlackGen.Manifest.Yaml"] = ["SlackGen.Manifest.Diagnostics"],
        ["SlackGen.Manifest.Parsing"] = ["SlackGen.Manifest.Diagnostics", "SlackGen.Manifest.Model", "SlackGen.Manifest.Yaml"],
        ["SlackGen.Manifest.Linking"] = ["SlackGen.Manifest.Diagnostics", "SlackGen.Manifest.Model", "SlackGen.Manifest.Parsing"],
    };

    [Test]
    public void Every_folder_has_a_rule() =>
        Assert.That(Projects().SelectMany(Folders).Select(path => $"{Path.GetFileName(Path.GetDirectoryName(path))}.{Path.GetFileName(path)}"), Is.EquivalentTo(Rules.Keys));

    [Test]
    public void A_folder_uses_only_the_folders_of_its_rule([ValueSource(nameof(Names))] string folder)
    {
        var project = folder[..folder.LastIndexOf('.')];
        var forbidden = Rules.Keys.Where(other => other.StartsWith(project + ".", StringComparison.Ordinal)).Except([folder, .. Rules[folder]]).ToList();
        var uses = Sources(folder).SelectMany(path => Usings().Matches(File.ReadAllText(path)).Select(u => (File: Path.GetFileName(path), Namespace: u.Groups[1].Value)));

        Assert.That(uses.Where(u => forbidden.Contains(u.Namespace)), Is.Empty);
    }

    [Test]
    public void The_namespace_of_a_file_is_its_folder([ValueSource(nameof(Names))] string folder) =>
        Assert.That(Sources(folder).Where(path => !File.ReadLines(path).Contains($"namespace {folder};", StringComparer.Ordinal)), Is.Empty);

    private static IEnumerable<string> Names() => Rules.Keys;

    private static IEnumerable<string> Projects() => Rules.Keys.Select(folder => folder[..folder.LastIndexOf('.')]).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Folders(string project) => Directory
        .EnumerateDirectories(Path.Combine(RepositoryFolder.Root, "generator", project))
        .Where(path => Path.GetFileName(path) is not ("bin" or "obj"));

    private static string[] Sources(string folder)
    {
        var split = folder.LastIndexOf('.');
        return Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "generator", folder[..split], folder[(split + 1)..]), "*.cs", SearchOption.AllDirectories);
    }

    [GeneratedRegex(@"^using (?:static )?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
