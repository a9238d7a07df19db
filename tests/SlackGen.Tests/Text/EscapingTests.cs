namespace SlackGen.Tests.Text;

public sealed class EscapingTests
{
    [TestCase("<!channel> & <https://example.com|free>", "&lt;!channel&gt; &amp; &lt;https://example.com|free&gt;")]
    [TestCase("R&D", "R&amp;D")]
    [TestCase("a < b", "a &lt; b")]
    [TestCase("a > b", "a &gt; b")]
    public void Its_three_special_characters_become_entities(string text, string expected) => Assert.That(SlackText.Escape(text), Is.EqualTo(expected));

    [Test]
    public void An_entity_is_text_as_well() => Assert.That(SlackText.Escape("&lt;"), Is.EqualTo("&amp;lt;"));

    [TestCase("")]
    [TestCase("4.12.0 for *everyone* :tada: \"now\"")]
    public void Other_text_is_returned_as_it_is(string text) => Assert.That(SlackText.Escape(text), Is.SameAs(text));

    [Test]
    public void No_text_is_an_empty_one() => Assert.That(SlackText.Escape(null), Is.Empty);

    [TestCase("a &lt;b&gt; &amp; c", "a <b> & c")]
    [TestCase("&amp;lt;", "&lt;", Description = "once")]
    [TestCase("&quot;&nbsp;&", "&quot;&nbsp;&", Description = "other entities stay")]
    public void Unescaped_text_has_its_characters(string text, string expected) => Assert.That(SlackText.Unescape(text), Is.EqualTo(expected));

    [Test]
    public void No_text_unescaped_is_an_empty_one() => Assert.That(SlackText.Unescape(null), Is.Empty);

    [Test]
    public void Escaped_text_comes_back_as_it_was() => Property.Holds(
        MarkupText.Any,
        text => Assert.That(SlackText.Unescape(SlackText.Escape(text)), Is.EqualTo(text)),
        runs: 500);
}
