namespace SlackGen.Markdown.Tests;

public sealed class MrkdwnTests
{
    [TestCase("a **b *c* ~~d~~** `e*f*`", "a *b _c_ ~d~* `e*f*`")]
    [TestCase("***a***", "_*a*_")]
    [TestCase("a [b **c** ![d", "a [b *c* ![d")]
    [TestCase("**a __b__**", "*a b*")]
    [TestCase("foo**bar**baz and **b**!", "foobarbaz and *b*!")]
    [TestCase("**a  \nb**", "*a*\n*b*")]
    [TestCase("# *a* **b**\n\nc", "*_a_ b*\n\nc")]
    [TestCase("a\nb  \nc", "a b\nc")]
    [TestCase("R&D <!channel> &lt;@U1&gt; <b>", "R&amp;D &lt;!channel&gt; &lt;@U1&gt; &lt;b&gt;")]
    [TestCase("``a`b``", "a`b")]
    [TestCase("`<a>`", "`&lt;a&gt;`")]
    [TestCase("```cs\na < b\n```", "```\na &lt; b\n```")]
    [TestCase("````\n```\n````", "```")]
    [TestCase("[R&D **b**](https://a.example/?x=1&y=2)", "<https://a.example/?x=1&amp;y=2|R&amp;D b>")]
    [TestCase("https://a.example <ada@a.example> [m](mailto:ada@a.example)", "<https://a.example> <mailto:ada@a.example|ada@a.example> <mailto:ada@a.example|m>")]
    [TestCase("[a](b.md) ![alt](https://a.example/i.png)", "a (b.md) <https://a.example/i.png|alt>")]
    [TestCase("- a\n- b\n  1. c\n  2. d", "• a\n• b\n    1. c\n    2. d")]
    [TestCase("3. a\n4. b", "3. a\n4. b")]
    [TestCase("> a\n>\n> b", ">a\n>\n>b")]
    [TestCase("a\n\n---\n\nb", "a\n\n———\n\nb")]
    [TestCase("|a|long|\n|-|-|\n|1|<x>|", "```\na | long\n- | ----\n1 | &lt;x&gt;\n```")]
    [TestCase("[a][1]\n\n[1]: https://a.example", "<https://a.example|a>")]
    [TestCase("- a\n\n  ```\n  b\n   c\n  ```\n  d\n- ```\n  e\n  ```", "• a\n```\nb\n c\n```\n    d\n• \n```\ne\n```")]
    [TestCase("> a\n> ```\n> b\n> ```\n> - c", ">a\n>\n```\nb\n```\n>\n>• c")]
    [TestCase("- ````\n  ```\n  ````\n- b", "• ```\n• b")]
    [TestCase("-", "• ")]
    [TestCase("[a](< https://a.example/b c >)", "<https://a.example/b%20c|a>")]
    [TestCase("a::key::b :tada:", "a::key::b :tada:")]
    [TestCase("", "")]
    public void Markdown_becomes_mrkdwn(string markdown, string expected) => Assert.That(SlackMarkdown.ToMrkdwn(markdown).Value, Is.EqualTo(expected));

    [Test]
    public void The_result_is_markup_within_markup() => Assert.That(SlackText.Mrkdwn($"{SlackMarkdown.ToMrkdwn("**a** & b")} & {"&"}").Value, Is.EqualTo("*a* &amp; b & &amp;"));
}
