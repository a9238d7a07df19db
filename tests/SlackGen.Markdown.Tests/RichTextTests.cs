namespace SlackGen.Markdown.Tests;

public sealed class RichTextTests
{
    [TestCase("a **b *c* ~~d~~** `e*f*`", "[a ][b:b ][bi:c][b: ][bs:d][ ][c:e*f*]")]
    [TestCase("a  \nb\nc\\\nd", "[a\nb c\nd]")]
    [TestCase("a\n\nb", "[a\n\nb]")]
    [TestCase("2 \\* 3 &lt; &copy; <b>x</b>", "[2 * 3 < © <b>x</b>]")]
    [TestCase("<div>\n<!-- x -->\n</div>", "[<div> <!-- x --> </div>]")]
    [TestCase("<!channel> <@U012AB3CD> &lt;!here>", "[<!channel> <@U012AB3CD> <!here>]", Description = "mentions are text")]
    [TestCase(":tada: :white_check_mark: **:wave::skin-tone-2:** `:x:` 10:30:15", "[:tada:][ ][:white_check_mark:][ ][b::wave2:][ ][c::x:][ 10:30:15]")]
    [TestCase("std::vector::size a::key::b :a::b:", "[std::vector::size a::key::b ][:a:][:b:]")]
    [TestCase("# *a* b", "[bi:a][b: b]")]
    [TestCase("a [b **c** ![d", "[a [b ][b:c][ ![d]")]
    [TestCase("**[b*", "[*][i:[b]")]
    [TestCase("a\n***\nb", "[a\n\n———\n\nb]")]
    public void Text_has_its_looks(string markdown, string expected) => Assert.That(Convert(markdown), Is.EqualTo(expected));

    [TestCase("[a **b**](https://a.example/?x=1&y=2)", "[a b->https://a.example/?x=1&y=2]")]
    [TestCase("[**b**](https://a.example)", "[b:b->https://a.example]")]
    [TestCase("**[`b`](https://a.example)**", "[bc:b->https://a.example]")]
    [TestCase("https://a.example/x.", "[->https://a.example/x][.]")]
    [TestCase("<https://a.example> <ada@a.example>", "[->https://a.example][ ][ada@a.example->mailto:ada@a.example]")]
    [TestCase("[a][1]\n\n[1]: https://a.example", "[a->https://a.example]")]
    [TestCase("[](https://a.example)", "[->https://a.example]")]
    [TestCase("[a](<https://a.example/b c>)", "[a->https://a.example/b%20c]")]
    [TestCase("[a](< https://a.example >)", "[a->https://a.example]")]
    [TestCase("[a](docs/a.md) [b](javascript:alert(1)) [](c.md)", "[a (docs/a.md) b (javascript:alert(1)) c.md]")]
    public void Links_lead_to_the_web_and_others_are_text(string markdown, string expected) => Assert.That(Convert(markdown), Is.EqualTo(expected));

    [TestCase("- a\n- b", "0• [a]\n0• [b]")]
    [TestCase("3. a\n4. b", "0#3 [a]\n0#4 [b]")]
    [TestCase("0. a", "0#1 [a]")]
    [TestCase("- a\n\n  b\n- c", "0• [a\nb]\n0• [c]")]
    [TestCase("1. a\n   - b\n     1. c\n2. d", "0#1 [a]\n1• [b]\n2#1 [c]\n0#2 [d]")]
    [TestCase("1. a\n\n   ```cs\n   x\n   ```\n\n   b\n2. c", "0#1 [a]\n```csx\n[b]\n0#2 [c]")]
    [TestCase("1. a\n   > b\n2. c", "0#1 [a]\n> [b]\n0#2 [c]")]
    [TestCase("-\n- b", "0• [ ]\n0• [b]")]
    [TestCase("text\n- a\n\ntext", "[text]\n0• [a]\n[text]")]
    [TestCase("- [ ] a\n- [x] b", "0• [[ ] a]\n0• [[x] b]")]
    public void Lists_nest_by_indent_and_go_on_counting(string markdown, string expected) => Assert.That(Convert(markdown), Is.EqualTo(expected));

    [Test]
    public void A_list_has_an_indent_of_at_most_eight()
    {
        var markdown = string.Join('\n', Enumerable.Range(0, 12).Select(i => new string(' ', i * 2) + "- a"));

        Assert.That(Convert(markdown).Split('\n').Select(l => l[0]), Is.EqualTo("012345678888"));
    }

    [TestCase("> a\n>\n> b", "> [a\n\nb]")]
    [TestCase("> a\n> > b", "> [a\n\nb]")]
    [TestCase("x\n\n> a\n> - b\n>\n> ```\n> c\n> ```\n> d\n\ny", "[x]\n> [a]\n|0• [b]\n|```c\n> [d]\n[y]")]
    public void Quotations_have_a_bar(string markdown, string expected) => Assert.That(Convert(markdown), Is.EqualTo(expected));

    [TestCase("```python title\na\n  b <c>\n```", "```pythona\n  b <c>")]
    [TestCase("    a\n    b", "```a\nb")]
    [TestCase("- a\n  ```\n  b\n     c\n\n  d\n  ```", "0• [a]\n```b\n   c\n\nd")]
    [TestCase("> ```\n>  a\n>b\n> ```", "|``` a\nb")]
    [TestCase(" ```\n  a\nb\n ```", "``` a\nb")]
    [TestCase("```\n```", "``` ")]
    [TestCase("|a|long|\n|-|-|\n|1|**2**|", "```a | long\n- | ----\n1 | 2")]
    public void Code_and_tables_keep_their_columns(string markdown, string expected) => Assert.That(Convert(markdown), Is.EqualTo(expected));

    [Test]
    public void An_empty_text_has_no_parts() => Assert.That(SlackMarkdown.ToRichText(" \n").Elements, Is.Empty);

    private static string Convert(string markdown) => RichTextDisplay.Show(SlackMarkdown.ToRichText(markdown));
}
