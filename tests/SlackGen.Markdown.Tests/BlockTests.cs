using SlackGen.Types;

namespace SlackGen.Markdown.Tests;

public sealed class BlockTests
{
    [Test]
    public void Headings_rules_images_and_tables_are_blocks_of_their_own()
    {
        var blocks = SlackMarkdown.ToBlocks("# Release *4.12* :tada:\n\ntext\n\n- item\n\n---\n\n![A graph](https://a.example/g.png \"Latency\")\n\n|a|b|\n|-|-:|\n|1|**2**|\n\n###### Small");

        Assert.That(blocks.ToJson(), Is.EqualTo(
            """
            [{"type":"header","text":{"type":"plain_text","text":"Release 4.12 :tada:"},"level":1},
            {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"text"}]},{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"item"}]}]}]},
            {"type":"divider"},
            {"type":"image","alt_text":"A graph","title":{"type":"plain_text","text":"Latency"},"image_url":"https://a.example/g.png"},
            {"type":"table","rows":[[{"type":"raw_text","text":"a"},{"type":"raw_text","text":"b"}],[{"type":"raw_text","text":"1"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"2","style":{"bold":true}}]}]}]],"column_settings":[null,{"align":"right"}]},
            {"type":"header","text":{"type":"plain_text","text":"Small"},"level":4}]
            """.ReplaceLineEndings("")));
    }

    [Test]
    public void A_heading_that_a_header_cannot_hold_is_bold_text() => Assert.Multiple(() =>
    {
        Assert.That(SlackMarkdown.ToBlocks("# " + new string('a', 150)), Has.One.TypeOf<HeaderBlock>());
        Assert.That(Text("# " + new string('a', 151)), Is.EqualTo($"[b:{new string('a', 151)}]"));
        Assert.That(Text("# See [docs](https://a.example)"), Is.EqualTo("[b:See ][b:docs->https://a.example]"));
    });

    [TestCase("an ![image](https://a.example/i.png) in text", "[an ][image->https://a.example/i.png][ in text]")]
    [TestCase("![](relative.png)", "[relative.png]")]
    [TestCase("![alt](data:image/png;base64,AAAA)", "[alt (data:image/png;base64,AAAA)]")]
    [TestCase("[![alt](https://a.example/i.png)](https://b.example)", "[alt->https://b.example]")]
    public void Other_images_are_links_or_text(string markdown, string expected) => Assert.That(Text(markdown), Is.EqualTo(expected));

    [Test]
    public void Images_keep_the_bounds_of_their_texts()
    {
        var image = (ImageBlock)SlackMarkdown.ToBlocks($"![{new string('a', 1998)}😀😀](https://a.example/i.png)").Single();

        Assert.That(image.AltText, Is.EqualTo(new string('a', 1998) + "…"));
        Assert.That(((ImageBlock)SlackMarkdown.ToBlocks("![](https://a.example/i.png)").Single()).AltText, Is.EqualTo("https://a.example/i.png"));
        Assert.That(SlackMarkdown.ToBlocks($"![a](https://a.example/{new string('i', 3000)})").Single(), Is.TypeOf<RichTextBlock>());
    }

    [Test]
    public void A_long_table_becomes_several_with_the_same_header()
    {
        var tables = SlackMarkdown.ToBlocks("|n|\n|-|\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"|{i}|\n"))).Cast<TableBlock>().ToList();

        Assert.That(tables.Select(t => t.Rows.Count), Is.EqualTo(new[] { 100, 2 }));
        Assert.That(tables[1].Rows.Select(r => ((RawText)r[0]!).Text), Is.EqualTo(new[] { "n", "100" }));
    }

    [Test]
    public void A_table_of_many_characters_becomes_several()
    {
        var tables = SlackMarkdown.ToBlocks("|n|\n|-|\n" + string.Concat(Enumerable.Repeat($"|{new string('a', 4000)}|\n", 5))).Cast<TableBlock>().ToList();

        Assert.That(tables.Select(t => t.Rows.Count), Is.EqualTo(new[] { 3, 3, 2 }));
    }

    [Test]
    public void A_table_that_no_block_can_hold_is_text_in_columns() => Assert.Multiple(() =>
    {
        Assert.That(Text("|a|b|\n|-|-|\n|1|" + new string('x', 10_000) + "|"), Does.StartWith("```a | b\n- | ------"));
        Assert.That(Text($"{string.Concat(Enumerable.Repeat("|a", 21))}|\n{string.Concat(Enumerable.Repeat("|-", 21))}|\n|1|"), Does.StartWith("```a | a |"));
    });

    [Test]
    public void Missing_and_empty_cells_are_blank()
    {
        var table = (TableBlock)SlackMarkdown.ToBlocks("|a|b|\n|-|-|\n|1|\n||2|\n").Single();

        Assert.That(table.Rows.Select(r => string.Join('|', r.Select(c => ((RawText)c!).Text))), Is.EqualTo(new[] { "a|b", "1| ", " |2" }));
    }

    [Test]
    public void Messages_have_fifty_blocks_and_ten_thousand_characters_in_tables() => Assert.Multiple(() =>
    {
        Assert.That(SlackMarkdown.ToMessages(string.Concat(Enumerable.Repeat("# a\n", 120))).Select(m => m.Count), Is.EqualTo(new[] { 50, 50, 20 }));
        Assert.That(
            SlackMarkdown.ToMessages("# a\n\n|n|\n|-|\n" + string.Concat(Enumerable.Repeat($"|{new string('a', 6000)}|\n", 3)) + "\n# b").Select(m => m.Count),
            Is.EqualTo(new[] { 2, 1, 2 }));
        Assert.That(SlackMarkdown.ToMessages(" \n"), Is.Empty);
    });

    [Test]
    public void A_Markdown_block_has_the_text_as_it_is()
    {
        Assert.That(SlackMarkdown.ToBlock("# <b>").Text, Is.EqualTo("# <b>"));
        Assert.That(() => SlackMarkdown.ToBlock(new string('a', 12_000)), Throws.Nothing);
        Assert.That(() => SlackMarkdown.ToBlock(new string('a', 12_001)), Throws.ArgumentException.With.Message.Contains("ToMessages"));
    }

    private static string Text(string markdown) => RichTextDisplay.Show((RichTextBlock)SlackMarkdown.ToBlocks(markdown).Single());
}
