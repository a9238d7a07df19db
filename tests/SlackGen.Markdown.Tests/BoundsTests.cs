using SlackGen.Types;

namespace SlackGen.Markdown.Tests;

public sealed class BoundsTests
{
    [TestCase("> ")]
    [TestCase("- ")]
    [TestCase("[")]
    [TestCase("![a](")]
    [TestCase("**a *b ")]
    [TestCase("`` ` ")]
    [TestCase("a|")]
    [TestCase("<")]
    [TestCase("&lt;")]
    [TestCase(":a")]
    [TestCase("# a\n")]
    [TestCase("a|b\n-|-\n")]
    public void Hostile_text_is_converted_within_bounds(string piece)
    {
        var markdown = string.Concat(Enumerable.Repeat(piece, 8_000 / piece.Length));

        AssertConverts(markdown);
    }

    [Test]
    public void Deep_emphasis_keeps_its_text()
    {
        var markdown = new string('*', 3_000) + "deep" + new string('*', 3_000);

        AssertConverts(markdown);
        Assert.That(RichTextDisplay.Show(SlackMarkdown.ToRichText(markdown)), Does.Contain("deep"));
        Assert.That(SlackMarkdown.ToMrkdwn(markdown).Value, Does.Contain("deep"));
    }

    [Test]
    public void Text_that_is_nested_too_deeply_stays_as_it_is()
    {
        var markdown = string.Concat(Enumerable.Repeat("> ", 1000)) + "<deep> **text**";

        Assert.That(RichTextDisplay.Show(SlackMarkdown.ToRichText(markdown)), Is.EqualTo($"[{markdown}]"));
        Assert.That(SlackMarkdown.ToMrkdwn(markdown).Value, Is.EqualTo(SlackText.Escape(markdown)));
    }

    [Test]
    public void More_than_the_maximum_is_refused()
    {
        var markdown = new string('a', SlackMarkdown.MaxLength + 1);

        Assert.That(() => SlackMarkdown.ToBlocks(markdown), Throws.ArgumentException.With.Message.Contains("40001 characters").And.Property("ParamName").EqualTo("markdown"));
        Assert.That(() => SlackMarkdown.ToMrkdwn(markdown), Throws.ArgumentException);
        Assert.That(() => SlackMarkdown.ToRichText(markdown[1..]), Throws.Nothing);
        Assert.That(() => SlackMarkdown.ToBlocks(null!), Throws.ArgumentNullException);
    }

    private static void AssertConverts(string markdown)
    {
        Assert.That(SlackMarkdown.ToMessages(markdown).Select(m => m.Count), Is.All.InRange(1, 50));
        Assert.That(SlackMarkdown.ToRichText(markdown).Elements, Is.Not.Empty);
        Assert.That(SlackText.Parse(SlackMarkdown.ToMrkdwn(markdown)).Where(p => p is SlackUserMention or SlackBroadcastMention), Is.Empty);
    }
}
