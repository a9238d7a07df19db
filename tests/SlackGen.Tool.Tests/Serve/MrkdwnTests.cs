using SlackGen.Tool.Serve;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>Slack's markup as HTML.</summary>
public sealed class MrkdwnTests
{
    [TestCase("*bold* _italic_ ~struck~", "<strong>bold</strong> <em>italic</em> <s>struck</s>")]
    [TestCase("*bold _and italic_*", "<strong>bold <em>and italic</em></strong>")]
    [TestCase("2*3*4 snake_case_name a~b~c", "2*3*4 snake_case_name a~b~c")]
    [TestCase("* not bold * **", "* not bold * **")]
    [TestCase("(*bold*)", "(<strong>bold</strong>)")]
    [TestCase("*open", "*open")]
    [TestCase("`*code* &lt;b&gt;`", "<code>*code* &lt;b&gt;</code>")]
    [TestCase("``", "``")]
    [TestCase("before ```\nfirst\n  second\n``` after", "before <pre>first\n  second</pre> after")]
    [TestCase("&gt; quoted\n&gt; still\nnot", "<blockquote>quoted<br>still</blockquote>not")]
    [TestCase("&gt;&gt;&gt; all\nof it", "<blockquote>all<br>of it</blockquote>")]
    [TestCase("one\ntwo", "one<br>two")]
    [TestCase("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;")]
    [TestCase("<@U1> and <@U2|ray>", """<span class="mention me">@Egon Spengler</span> and <span class="mention">@Ray &lt;Stantz&gt;</span>""")]
    [TestCase("<@U9|someone>", """<span class="mention">@someone</span>""")]
    [TestCase("<#C1|x>", """<a class="mention" href="/as/U1/c/C1">#general</a>""")]
    [TestCase("<#C9|gone>", """<span class="mention">#gone</span>""")]
    [TestCase("<!here> <!channel> <!everyone|all>", """<span class="mention me">@here</span> <span class="mention me">@channel</span> <span class="mention me">@everyone</span>""")]
    [TestCase("<!subteam^S1|@core>", """<span class="mention me">@core</span>""")]
    [TestCase("<!subteam^S2> <!subteam^S2|@old>", """<span class="mention me">@on-call</span> <span class="mention me">@on-call</span>""")]
    [TestCase("<!unknown|label>", "label")]
    [TestCase("<https://example.com/?a=1&amp;b=2|the &amp; link>", """<a href="https://example.com/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">the &amp; link</a>""")]
    [TestCase("<mailto:egon@example.com|mail>", """<a href="mailto:egon@example.com" target="_blank" rel="noopener noreferrer">mail</a>""")]
    [TestCase("see https://example.com/a_b, now", """see <a href="https://example.com/a_b" target="_blank" rel="noopener noreferrer">https://example.com/a_b</a>, now""")]
    [TestCase(":nope: 10:30:45", ":nope: 10:30:45")]
    public void Markup_is_shown(string text, string html) => Assert.That(Rendering.Markup(text), Is.EqualTo(html));

    [Test]
    public void Emoji_have_a_name_for_screen_readers() =>
        Assert.That(Rendering.Markup(":white_check_mark:"), Does.Contain("role=\"img\" aria-label=\"white check mark\"").And.Not.Contain(">:white"));

    [TestCase("<!date^1770000000^{date_num} {time_secs}|x>", ">2026-02-02 2:40:00 AM<")]
    [TestCase("<!date^1770000000^{date_long}|x>", ">Monday, February 2nd, 2026<")]
    [TestCase("<!date^1769913600^{date_pretty}|x>", ">yesterday<")]
    [TestCase("<!date^1769996400^{ago}|x>", ">1 hour ago<")]
    [TestCase("<!date^1770000000^{nonsense}|x>", ">{nonsense}<")]
    [TestCase("<!date^never^{date}|fallback>", "fallback")]
    [TestCase("<!date^1770000000^{date_short}^https://example.com/d|x>", "<a href=\"https://example.com/d\"")]
    public void Dates_are_shown(string text, string part) => Assert.That(Rendering.Markup(text), Does.Contain(part));

    [TestCase("<javascript:alert(1)|click>", "click")]
    [TestCase("<data:text/html,x|click>", "click")]
    [TestCase("<!date^1770000000^{date_num}^javascript:alert(1)|x>", "<time")]
    public void A_link_leads_to_the_web_alone(string text, string part) => Assert.That(Rendering.Markup(text), Does.Contain(part).And.Not.Contain("href"));

    [TestCase("<script>alert(1)</script>")]
    [TestCase("<@\"><script>alert(1)</script>>")]
    [TestCase("<https://example.com/\"onclick=\"x|\"><script>>")]
    [TestCase("```<script>alert(1)</script>```")]
    [TestCase("`<img src=x onerror=alert(1)>`")]
    [TestCase("*<b onclick=x>*")]
    [TestCase("<#\"><img src=x>|y>")]
    public void No_text_becomes_markup(string text) =>
        Assert.That(Rendering.Markup(text), Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("<b onclick").And.Not.Contain("\"onclick"));

    [Test]
    public void Markup_in_markup_ends_at_some_depth() =>
        Assert.That(Rendering.Markup(string.Concat(Enumerable.Range(0, 5_000).Select(i => i % 2 == 0 ? "*a" : "_b"))), Has.Length.GreaterThan(5_000));

    [TestCase("Hi @egon, see #general & <b>", "Hi <@U1>, see <#C1> &amp; &lt;b&gt;")]
    [TestCase("mail egon@egon.com and #1 @here", "mail egon@egon.com and #1 <!here>")]
    public void What_a_person_types_becomes_markup(string typed, string text) => Assert.That(MessageText.Escape(typed, Rendering.Names), Is.EqualTo(text));
}
