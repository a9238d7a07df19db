using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Parsing;

public sealed class NeighbourTests
{
    private const string OneBadMethod =
        """
        group: calls
        summary: Calls.
        methods:
          add:
            summary: Adds a call.
          end:
            summary: Ends a call.
            tier: 7
          list:
            summary: Lists calls.
        types:
          call:
            summary: A call.
            fields: { id: { type: string } }
        """;

    [Test]
    public void A_bad_method_is_left_out_and_its_neighbours_stay()
    {
        var model = ManifestParser.Parse(OneBadMethod).Model;
        Assert.That((string.Join(' ', model.Methods.Select(m => m.Name)), model.Types.Single().Name), Is.EqualTo(("calls.add calls.list", "call")));
    }

    [Test]
    public void A_method_that_is_no_map_leaves_its_neighbours() =>
        Assert.That(ManifestParser.Parse(OneBadMethod.Replace("tier: 7", "tier: 3").Replace("    summary: Adds a call.", "    - x")).Model.Methods, Has.Count.EqualTo(2));

    [Test]
    public void A_misspelt_key_is_read_as_the_key_that_was_meant()
    {
        var result = ManifestParser.Parse(OneBadMethod.Replace("methods:", "method:").Replace("tier: 7", "tier: 3"));
        Assert.Multiple(() =>
        {
            Assert.That(result.Diagnostics, Has.Count.EqualTo(1));
            Assert.That(result.Model.Methods, Has.Count.EqualTo(3));
        });
    }

    [TestCase("")]
    [TestCase("\n\n")]
    [TestCase("# Only a comment.")]
    [TestCase("---\n...\n")]
    public void An_empty_file_is_reported_at_its_beginning(string text) =>
        Assert.That(Found.In(("empty.yaml", text)).Single().ToString(), Is.EqualTo("SLACKGEN123 1:1 The file is empty."));

    [Test]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        var text = Good.Example("everything.yaml");
        Assert.Multiple(() =>
        {
            Assert.That(Good.File(text.ReplaceLineEndings("\r\n")), Is.EqualTo(Good.File(text)));
            Assert.That(Good.File('\uFEFF' + text), Is.EqualTo(Good.File(text)));
        });
    }
}
