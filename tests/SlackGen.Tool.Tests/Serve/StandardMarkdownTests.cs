using SlackGen.Tool.Serve;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>Standard Markdown as HTML.</summary>
public sealed class StandardMarkdownTests
{
    [TestCase("**bold** *italic* ~~struck~~ `co*de*`", "<p><strong>bold</strong> <em>italic</em> <s>struck</s> <code>co*de*</code></p>")]
    [TestCase("## Two", "<p class=\"heading level-2\" role=\"heading\" aria-level=\"5\">Two</p>")]
    [TestCase("[text](https://example.com/a)", "<a href=\"https://example.com/a\"")]
    [TestCase("- one\n- [x] two\n1. three", "<ul class=\"marked\"><li class=\"indent-0\">• one</li><li class=\"indent-0\"><span role=\"img\" aria-label=\"done\">☑</span> two</li><li class=\"indent-0\">1. three</li></ul>")]
    [TestCase("> a\n> b", "<blockquote><p>a<br>b</p></blockquote>")]
    [TestCase("```js\n<b>\n```\nafter", "<pre>&lt;b&gt;</pre><p>after</p>")]
    [TestCase("| a | b |\n| - | - |\n| 1 | 2 |", "<th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr>")]
    [TestCase("one\n\n---\n\ntwo", "<p>one</p><hr><p>two</p>")]
    [TestCase("\\*plain\\*", "<p>*plain*</p>")]
    [TestCase("## Two ##", "aria-level=\"5\">Two</p>")]
    [TestCase("__bold__ _italic_ snake_case_name 2*3*4", "<p><strong>bold</strong> <em>italic</em> snake_case_name 2<em>3</em>4</p>")]
    [TestCase("**bold *and italic* text**", "<strong>bold <em>and italic</em> text</strong>")]
    [TestCase("*open **bold** end*", "<em>open <strong>bold</strong> end</em>")]
    [TestCase("** not bold ** and **open", "<p>** not bold ** and **open</p>")]
    [TestCase("[text](https://example.com/a \"Title\") after", ">text</a> after")]
    [TestCase("![alt](https://example.com/i.png)", "<p><a href=\"https://example.com/i.png\"")]
    [TestCase("[no](link here) [a]", "<p>[no](link here) [a]</p>")]
    [TestCase("see https://example.com/x, now", "href=\"https://example.com/x\"")]
    public void Markdown_is_shown(string text, string html) => Assert.That(StandardMarkdown.Show(text).ToString(), Does.Contain(html));

    // Each of them fits into a block of 12,000 characters.
    [TestCase("**a ")]
    [TestCase("[a](")]
    [TestCase("[")]
    [TestCase("_a ")]
    [TestCase("`a ")]
    [TestCase("*a~~b__c ")]
    [TestCase(":a")]
    [TestCase(" ")]
    [TestCase("# a #")]
    [TestCase("- - ")]
    [TestCase("https://")]
    [TestCase("![a](b \"")]
    public void A_long_text_of_marks_without_an_end_is_shown_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 11_900 / piece.Length)) + "|\n" + new string(' ', 100);
        var time = System.Diagnostics.Stopwatch.StartNew();
        var standard = StandardMarkdown.Show(text).ToString();
        var slack = Rendering.Markup(text);

        Assert.That((standard.Length, slack.Length), Is.Not.EqualTo((0, 0)));
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [TestCase("<script>alert(1)</script>")]
    [TestCase("[<script>](javascript:alert(1))")]
    [TestCase("# <script>")]
    [TestCase("| <script> | x |\n|-|-|\n| <script> | x |")]
    public void No_text_becomes_markup(string text) => Assert.That(StandardMarkdown.Show(text).ToString(), Does.Not.Contain("<script").And.Not.Contain("href=\"javascript"));
}
