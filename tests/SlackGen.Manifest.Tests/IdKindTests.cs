using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Tests;

public sealed class IdKindTests
{
    [TestCase("C024BE91L", "channel")]
    [TestCase("G024BE91L", "channel")]
    [TestCase("D024BE91LXY", "channel")]
    [TestCase("U024BE7LH", "user")]
    [TestCase("W012A3CDE", "user")]
    [TestCase("T024BE7LD", "team")]
    [TestCase("E12345678", "enterprise team")]
    [TestCase("F024BERPE", "canvas file list")]
    [TestCase("Fc27589074", "file_comment")]
    [TestCase("Fn111AAA222", "function")]
    [TestCase("Rec018ALE9720", "list_item")]
    [TestCase("Rm12345678", "reminder")]
    [TestCase("S0604QSJC", "usergroup")]
    [TestCase("Wf0123ABCDE", "workflow")]
    public void An_ID_is_recognized_by_its_prefix(string text, string kinds) =>
        Assert.That(string.Join(' ', IdKind.Recognize(text).Select(k => k.Word)), Is.EqualTo(kinds));

    [TestCase("", Description = "nothing")]
    [TestCase("C0123", Description = "too short")]
    [TestCase("C012345", Description = "one character too short")]
    [TestCase("general", Description = "the name of a channel")]
    [TestCase("#general", Description = "the name of a channel")]
    [TestCase("Workflow1", Description = "a word")]
    [TestCase("Ursula2024", Description = "a name")]
    [TestCase("C024be91l", Description = "lowercase letters")]
    [TestCase("Q024BE91L", Description = "a prefix of no kind")]
    [TestCase("CHANGELOG", Description = "a word in capital letters")]
    [TestCase("USLACK-BOT1", Description = "another character")]
    [TestCase("c024BE91L", Description = "a lowercase prefix")]
    public void A_text_that_does_not_look_like_an_ID_has_no_kind(string text) => Assert.That(IdKind.Recognize(text), Is.Empty);

    [Test]
    public void A_kind_is_found_by_its_word() => Assert.Multiple(() =>
    {
        Assert.That(IdKind.All.Select(k => IdKind.Find(k.Word)), Is.EqualTo(IdKind.All));
        Assert.That(IdKind.Find("person"), Is.Null);
    });

    [Test]
    public void IDs_that_an_app_chooses_have_no_prefix() =>
        Assert.That(IdKind.All.Where(k => k.Prefixes.Count == 0).Select(k => k.Word), Is.EqualTo(["action", "block", "callback"]));

    [Test]
    public void The_page_of_the_format_has_the_prefixes_of_every_kind()
    {
        var page = File.ReadAllLines(Path.Combine(RepositoryFolder.Spec, "README.md"));
        Assert.Multiple(() =>
        {
            foreach (var kind in IdKind.All)
            {
                var row = page.Single(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|')[1].Contains($"`{kind.Word}`", StringComparison.Ordinal) && IsRowOfKinds(line));
                Assert.That(kind.Prefixes.Where(p => !row.Contains($"`{p}`", StringComparison.Ordinal)), Is.Empty, kind.Word);
            }
        });

        bool IsRowOfKinds(string line) => Array.IndexOf(page, line) is var row
            && row > Array.IndexOf(page, "### Kinds of IDs") && row < Array.IndexOf(page, "## Types");
    }
}
