using System.Globalization;
using SlackGen.Types;

namespace SlackGen.Tests.Text;

public sealed class MrkdwnTests
{
    [Test]
    public void Values_are_escaped_and_the_string_around_them_is_markup()
    {
        var name = "<!channel> & *co*";

        Assert.That(SlackText.Mrkdwn($"*{name}* <@U1> &amp; {'<'}{name.AsSpan(0, 2)}").Value, Is.EqualTo("*&lt;!channel&gt; &amp; *co** <@U1> &amp; &lt;&lt;!"));
    }

    [Test]
    public void Markup_is_not_escaped_again()
    {
        SlackMarkup? link = SlackText.Link("https://example.com", "a & b");
        object boxed = SlackText.AtHere;
        var inner = SlackText.Mrkdwn($"_{"<b>"}_");

        Assert.That(
            SlackText.Mrkdwn($"{SlackText.User("U1")} {link} {boxed} {inner} {new SlackMarkup("~x~")}").Value,
            Is.EqualTo("<@U1> <https://example.com|a &amp; b> <!here> _&lt;b&gt;_ ~x~"));
    }

    [Test]
    public void No_value_is_an_empty_text()
    {
        string? none = null;
        SlackMarkup? nothing = null;
        int? nobody = null;

        Assert.That(SlackText.Mrkdwn($"[{none}{nothing}{nobody}{(object?)null}{default(SlackMarkup)}]").Value, Is.EqualTo("[]"));
    }

    [Test]
    public void Alignment_counts_the_characters_that_readers_see()
    {
        var markup = SlackText.Mrkdwn($"[{"<a>",5}][{"<a>",-5}][{7,3}][{7,-3}][{"long",2}][{SlackText.Link("https://a.example", "ab"),4}]");

        Assert.That(markup.Value, Is.EqualTo("[  &lt;a&gt;][&lt;a&gt;  ][  7][7  ][long][  <https://a.example|ab>]"));
    }

    [Test]
    public void Formats_are_those_of_the_invariant_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new() { NumberDecimalSeparator = "," } };

            Assert.That(SlackText.Mrkdwn($"{1.5} {0.25:P0} {new DateOnly(2026, 9, 1):yyyy-MM-dd} {255,6:x4} {DayOfWeek.Friday}").Value, Is.EqualTo("1.5 25 % 2026-09-01   00ff Friday"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void A_value_of_any_length_is_formatted_and_escaped() =>
        Assert.That(SlackText.Mrkdwn($"{new Long(1000)}").Value, Is.EqualTo(string.Concat(Enumerable.Repeat("&lt;", 1000))));

    [Test]
    public void Markup_is_a_string_where_one_is_asked_for()
    {
        var name = "R&D";
        string text = SlackText.Mrkdwn($"{name}");
        var section = new SectionBlock { Text = new Mrkdwn(SlackText.Mrkdwn($"*{name}*")) };

        Assert.That(text, Is.EqualTo("R&amp;D"));
        Assert.That(((Mrkdwn)section.Text).Text, Is.EqualTo("*R&amp;D*"));
        Assert.That($"{SlackText.AtHere}", Is.EqualTo("<!here>"));
    }

    [Test]
    public void Markup_is_compared_by_its_text()
    {
        Assert.That(SlackText.AtHere == new SlackMarkup("<!here>"), Is.True);
        Assert.That(SlackText.AtHere != SlackText.AtChannel, Is.True);
        Assert.That(default(SlackMarkup), Is.EqualTo(new SlackMarkup("")));
        Assert.That(default(SlackMarkup).GetHashCode(), Is.EqualTo(new SlackMarkup("").GetHashCode()));
    }

    [Test]
    public void Values_never_mention_or_link() => Property.Holds(
        MarkupText.Any,
        text => Assert.That(SlackText.Parse(SlackText.Mrkdwn($"{text}")).Where(p => p is not (SlackPlainTextPart or SlackEmoji)), Is.Empty),
        runs: 500);

    [Test]
    public void No_text_is_created_beside_the_result()
    {
        var name = "R&D";
        var expected = Allocated(() => new string('x', 62));
        var actual = Allocated(() => SlackText.Mrkdwn($"*{name}* has {12345} open tickets, {0.5:P0} of them late, as of now"));

        Assert.That(SlackText.Mrkdwn($"*{name}* has {12345} open tickets, {0.5:P0} of them late, as of now").Value, Has.Length.EqualTo(62));

        // A build without optimization boxes the two numbers.
        Assert.That(actual, Is.InRange(expected, expected + 48));
    }

    private static long Allocated<T>(Func<T> make)
    {
        for (var i = 0; i < 100; i++)
        {
            make();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        make();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed record Long(int Length) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => new('<', Length);
    }
}
