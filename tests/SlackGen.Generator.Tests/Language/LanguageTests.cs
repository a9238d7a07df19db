using System.Text.RegularExpressions;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Tests.Language;

/// <summary>
/// The part of the language rules that can be counted, over the documentation of the source and of the generated client: What, Whether, How, Where, When, Who and
/// Makes do not begin a summary, a response is not called an answer, and pages have none of the phrases that readers stumble over.
/// </summary>
[Category("Slow")]
public sealed partial class LanguageTests
{
    private static readonly Lazy<HashSet<string>> ManifestSummaries = new(() => Repository.Spec
        .SelectMany(file => Sentences(ManifestParser.Parse(file.Yaml).Model))
        .Select(Key)
        .ToHashSet(StringComparer.Ordinal));

    [TestCase("generator")]
    [TestCase("runtime")]
    [TestCase("samples")]
    [TestCase("tests")]
    public void A_summary_begins_with_a_verb_or_a_noun(string folder)
    {
        var summaries = DocumentedSource.In(folder).SelectMany(s => s.Summaries()).ToList();
        Assert.That(summaries, Has.Count.GreaterThan(50), "the documentation is found");

        AssertNone(summaries.Where(s => Forbidden().IsMatch(s.Text)));
    }

    [Test]
    public void A_summary_that_an_emitter_composes_begins_with_a_verb_or_a_noun()
    {
        var summaries = FullClient.Generation.Sources.SelectMany(s => new DocumentedSource(s.Key, s.Value).Summaries()).ToList();
        Assert.That(summaries, Has.Count.GreaterThan(1000), "the documentation is found");

        var composed = summaries.Where(s => !ManifestSummaries.Value.Contains(Key(s.Text)));
        AssertNone(composed.Where(s => Forbidden().IsMatch(s.Text)));
    }

    [Test]
    public void A_sentence_of_the_manifest_that_becomes_a_summary_begins_with_a_verb_or_a_noun()
    {
        var offenders =
            from file in Repository.Spec
            from sentence in Sentences(ManifestParser.Parse(file.Yaml).Model).Where(s => Forbidden().IsMatch(s)).Distinct(StringComparer.Ordinal)
            from line in Lines(file.Yaml, sentence)
            select ($"{Path.GetRelativePath(RepositoryFolder.Root, file.Path).Replace('\\', '/')}({line})", sentence);

        AssertNone(offenders);
    }

    [Test]
    public void No_public_name_has_the_old_word_for_response()
    {
        var names = new[] { "runtime", "generator", "samples", "tests" }.SelectMany(DocumentedSource.In).SelectMany(s => s.PublicNames()).ToList();
        Assert.That(
            names.Select(n => n.Name),
            Does.Contain("SlackClientOptions").And.Contain("CallAsync").And.Contain(nameof(No_public_name_has_the_old_word_for_response)),
            "the names are found");

        AssertNone(names.Where(n => n.Name.Contains("Answer", StringComparison.OrdinalIgnoreCase)));
    }

    [Test]
    public void No_page_of_the_guide_has_the_old_word_for_response()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "docs"), "*.md").Append(Path.Combine(RepositoryFolder.Root, "README.md")).ToList();
        Assert.That(pages, Has.Count.GreaterThan(10), "the pages are found");

        AssertNone(pages.SelectMany(page => File.ReadLines(page).Where(line => Answer().IsMatch(line)).Select(line => (Path.GetFileName(page), line))));
    }

    [Test]
    public void No_page_has_a_phrase_that_readers_stumble_over()
    {
        var pages = Pages().ToList();
        Assert.That(pages, Does.Contain("README.md").And.Contain("docs/receiving.md").And.Contain("runtime/SlackGen.Apps/README.md"), "the pages are found");

        AssertNone(
            from page in pages
            from line in RepositoryFolder.Read(page).Split('\n').Index()
            where Stumbling().IsMatch(line.Item)
            select ($"{page}({line.Index + 1})", line.Item));
    }

    // The guide, the pages of the root and those beside the code. A changelog quotes what was.
    private static IEnumerable<string> Pages() => new[] { "docs", "generator", "runtime", "samples", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, folder), "*.md", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(RepositoryFolder.Root, "*.md"))
        .Select(path => Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/'))
        .Where(path => path != "CHANGELOG.md" && !path.Split('/').Any(name => name is "bin" or "obj" or "node_modules"))
        .Order(StringComparer.Ordinal);

    // The sentences that are summaries in the generated code; those of errors follow the code and begin no summary.
    private static IEnumerable<string> Sentences(ManifestFile file) =>
    [
        file.Summary,
        .. file.Methods.SelectMany(m => m.Params.Concat(m.Returns).Select(p => p.Summary).Prepend(m.Summary)),
        .. file.Types.SelectMany(t => t.Fields.Select(f => f.Summary).Concat(t.Values.Select(v => v.Summary)).Prepend(t.Summary)),
    ];

    // The lines of a file on which a sentence begins; the first line where it is folded.
    private static IEnumerable<int> Lines(string yaml, string sentence)
    {
        var lines = yaml.Split('\n').Index().Where(l => l.Item.Contains(sentence.TrimEnd('.'), StringComparison.Ordinal)).Select(l => l.Index + 1).ToList();
        return lines.Count == 0 ? [1] : lines;
    }

    // In the generated code a sentence is on one line, and its backticks are elements.
    private static string Key(string sentence) => string.Concat(sentence.Where(c => !char.IsWhiteSpace(c) && c != '`'));

    // NUnit shows the first ten elements of a list only.
    private static void AssertNone(IEnumerable<(string Place, string Text)> found)
    {
        var offenders = found.Select(f => $"{f.Place}: {f.Text}").ToList();
        Assert.That(offenders, Is.Empty, () => $"{offenders.Count} offenders:\n{string.Join('\n', offenders)}");
    }

    [GeneratedRegex(@"\banswer", RegexOptions.IgnoreCase)]
    private static partial Regex Answer();

    [GeneratedRegex(@"\b(nobody|whoever|somebody else|of its own(?! union)|stands? (for itself|ready|there)|tells (which|whose|what)|a twentieth|gone with it|be it)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Stumbling();

    [GeneratedRegex(@"^(What|Whether|How|Where|When|Who|Makes)\b")]
    private static partial Regex Forbidden();
}
