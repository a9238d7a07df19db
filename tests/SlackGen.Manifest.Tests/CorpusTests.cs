using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests;

public sealed class CorpusTests
{
    [TestCaseSource(typeof(CorpusFile), nameof(CorpusFile.All))]
    public void A_bad_file_yields_exactly_its_diagnostics(object file)
    {
        var corpus = (CorpusFile)file;
        var found = Found.In(corpus.Files);
        var unexpected = found.Where(f => !corpus.Expected.Any(e => Matches(e, f))).ToList();
        var missing = corpus.Expected.Where(e => !found.Any(f => Matches(e, f))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(unexpected, Is.Empty, "found, but not expected");
            Assert.That(missing, Is.Empty, "expected, but not found");
            Assert.That(found, Has.Count.EqualTo(corpus.Expected.Count), "each once");
            Assert.That(corpus.Expected, Is.Not.Empty, "the file says what is wrong with it");
        });
    }

    [Test]
    public void Every_rule_has_a_file([ValueSource(typeof(Rules), nameof(Rules.All))] Rule rule) =>
        Assert.That(CorpusFile.All().SelectMany(f => f.Expected).Select(e => e.Id), Has.Member(rule.Id));

    private static bool Matches(Found expected, Found found) =>
        (expected.Id, expected.Line, expected.Column) == (found.Id, found.Line, found.Column)
        && found.Message.Contains(expected.Message, StringComparison.Ordinal);
}
