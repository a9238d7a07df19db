namespace SlackGen.Testing.Tests;

public sealed class MessageTextTests
{
    [TestCase("a & b < c > d", "a &amp; b &lt; c &gt; d")]
    [TestCase("a &amp; b &lt; c", "a &amp; b &lt; c")]
    [TestCase("<@U1> <#C1|general> <!here> <https://x.com|x>", "<@U1> <#C1|general> <!here> <https://x.com|x>")]
    [TestCase("see https://x.com/a, https://y.com.", "see <https://x.com/a>, <https://y.com>.")]
    [TestCase("(https://x.com)", "(<https://x.com>)")]
    [TestCase("`https://x.com` ```\nhttps://y.com\n```", "`https://x.com` ```\nhttps://y.com\n```")]
    [TestCase("a <b> c", "a &lt;b&gt; c")]
    [TestCase("plain", "plain")]
    public void Text_is_kept_as_Slack_keeps_it_and_does_not_change_twice(string sent, string kept)
    {
        Assert.That(MrkdwnText.Format(sent), Is.EqualTo(kept));
        Assert.That(MrkdwnText.Format(kept), Is.EqualTo(kept));
    }

    [TestCase("**b** *i* __b__ ~~s~~", "*b* _i_ *b* ~s~")]
    [TestCase("# Title\ntext", "*Title*\ntext")]
    [TestCase("- one\n- two", "• one\n• two")]
    [TestCase("`**code**` **b**", "`**code**` *b*")]
    [TestCase("[a](https://x.com)", "<https://x.com|a>")]
    [TestCase("2 * 3 * 4", "2 * 3 * 4")]
    [TestCase("", "")]
    public void Markdown_is_translated(string markdown, string expected) => Assert.That(MarkdownText.ToMrkdwn(markdown), Is.EqualTo(expected));

    [TestCase("*b* _i_ ~s~ `c`", """[{"type":"text","text":"b","style":{"bold":true}},{"type":"text","text":" "},{"type":"text","text":"i","style":{"italic":true}},{"type":"text","text":" "},{"type":"text","text":"s","style":{"strike":true}},{"type":"text","text":" "},{"type":"text","text":"c","style":{"code":true}}]""")]
    [TestCase("*b _i_*", """[{"type":"text","text":"b ","style":{"bold":true}},{"type":"text","text":"i","style":{"bold":true,"italic":true}}]""")]
    [TestCase("2*3*4 a_b_c", """[{"type":"text","text":"2*3*4 a_b_c"}]""")]
    [TestCase(":tada: :wave::skin-tone-3: at 10:30:45", """[{"type":"emoji","name":"tada"},{"type":"text","text":" "},{"type":"emoji","name":"wave","skin_tone":3},{"type":"text","text":" at 10:30:45"}]""")]
    [TestCase("<!subteam^S1> <!channel> <#C1|general>", """[{"type":"usergroup","usergroup_id":"S1"},{"type":"text","text":" "},{"type":"broadcast","range":"channel"},{"type":"text","text":" "},{"type":"channel","channel_id":"C1"}]""")]
    [TestCase("<https://x.com|x>", """[{"type":"link","url":"https://x.com","text":"x"}]""")]
    [TestCase("1 &lt; 2 &amp; 3", """[{"type":"text","text":"1 \u003C 2 \u0026 3"}]""")]
    public void Markup_becomes_elements(string text, string elements) =>
        Assert.That(RichText.Create(text)["elements"]![0]!["elements"]!.ToJsonString(), Is.EqualTo(elements));

    [Test]
    public void Code_and_quotes_are_parts_of_their_own()
    {
        var parts = RichText.Create("before\n```\na = 1\n```\n&gt; quoted\n&gt; twice\nafter > all")["elements"]!.AsArray();

        Assert.That(parts.Select(p => (string?)p!["type"]), Is.EqualTo(new[] { "rich_text_section", "rich_text_preformatted", "rich_text_quote", "rich_text_section" }));
        Assert.That((string?)parts[1]!["elements"]![0]!["text"], Is.EqualTo("a = 1"));
        Assert.That((string?)parts[2]!["elements"]![0]!["text"], Is.EqualTo("quoted\ntwice"));
        Assert.That((string?)parts[3]!["elements"]![0]!["text"], Is.EqualTo("after > all"));
    }

    [Test]
    public void Long_text_is_parsed_quickly()
    {
        var text = string.Concat(Enumerable.Repeat("*a _b ~c `d <e :f ", 2_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        RichText.Create(MrkdwnText.Format(MarkdownText.ToMrkdwn(text)));

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }
}
