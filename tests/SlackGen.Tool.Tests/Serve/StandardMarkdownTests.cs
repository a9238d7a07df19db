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
    public void Markdown_is_shown(string text, string html) => Assert.That(StandardMarkdown.Show(text).ToString(), Does.Contain(html));

    [TestCase("<script>alert(1)</script>")]
    [TestCase("[<script>](javascript:alert(1))")]
    [TestCase("# <script>")]
    [TestCase("| <script> | x |\n|-|-|\n| <script> | x |")]
    public void No_text_becomes_markup(string text) => Assert.That(StandardMarkdown.Show(text).ToString(), Does.Not.Contain("<script").And.Not.Contain("href=\"javascript"));
}
