using System.Text.RegularExpressions;

namespace SlackGen.Manifest.Tests.Docs;

/// <summary>The links of the pages of this repository lead to files and headings that exist.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules"];

    public static IEnumerable<string> Pages => Directory.EnumerateFiles(RepositoryFolder.Root, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(name => name.StartsWith('.') || Skipped.Contains(name)))
        .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryFolder.Root, page))!;
        var dead = Link().Matches(Code().Replace(Read(page), "")).Select(m => m.Groups["target"].Value).Where(target => !Leads(folder, page, target));

        Assert.That(dead, Is.Empty);
    }

    [TestCase("nowhere.md", false)]
    [TestCase("README.md#nothing", false)]
    [TestCase("README.md#see-it-work", true)]
    [TestCase("spec", true)]
    public void A_dead_link_is_found(string target, bool leads) => Assert.That(Leads(RepositoryFolder.Root, "README.md", target), Is.EqualTo(leads));

    private static bool Leads(string folder, string page, string target)
    {
        var (file, heading) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var path = file.Length == 0 ? Path.Combine(RepositoryFolder.Root, page) : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(file)));
        return heading is null ? File.Exists(path) || Directory.Exists(path) : File.Exists(path) && Anchors(File.ReadAllText(path)).Contains(heading);
    }

    // As GitHub forms them: lower case, hyphens for spaces, without punctuation.
    private static IEnumerable<string> Anchors(string text) => Heading().Matches(Code().Replace(text.ReplaceLineEndings("\n"), ""))
        .Select(m => NoAnchor().Replace(m.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Read(string page) => RepositoryFolder.Read(page.Split('/')).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\]\((?!\w+:)(?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^ *```.*?^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}_\- ]")]
    private static partial Regex NoAnchor();
}
