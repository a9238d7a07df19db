namespace SlackGen.Tests.Values;

public sealed class SlackTextTests
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
}
