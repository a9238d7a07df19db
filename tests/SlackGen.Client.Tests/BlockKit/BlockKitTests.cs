using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Client.Tests.BlockKit;

/// <summary>Realistic messages and views, each in a file of its own, read and written back unchanged.</summary>
public sealed class BlockKitTests
{
    // Described with the methods they belong to, and only passing through a block.
    private static readonly string[] Elsewhere = ["slack_file", "icon_set"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Dictionary<string, string[]> Unknown = new(StringComparer.Ordinal)
    {
        ["unknown-block.json"] = ["UnknownBlock", "UnknownBlock", "UnknownBlock", "UnknownBlock"],
        ["unknown-element-in-actions.json"] =
        [
            "UnknownActionsElement", "UnknownActionsElement", "UnknownContextActionsElement", "UnknownContextElement", "UnknownInputElement",
            "UnknownSectionAccessory",
        ],
        ["unknown-rich-text.json"] =
        [
            "UnknownRichTextBlockElement", "UnknownRichTextElement", "UnknownRichTextElement", "UnknownRichTextPreformattedElement",
            "UnknownTableCell", "UnknownTaskSource", "UnknownTextObject",
        ],
    };

    [TestCaseSource(typeof(SampleFiles), nameof(SampleFiles.Names))]
    public void A_sample_comes_back_as_it_was(string file)
    {
        AssertSame(SampleFiles.Read(file), SampleFiles.Json(file));
    }

    [TestCaseSource(typeof(SampleFiles), nameof(SampleFiles.Names))]
    public void A_sample_reads_the_same_with_its_properties_in_reverse_order_and_new_lines(string file)
    {
        var reversed = Reversed(SampleFiles.Json(file))!.ToJsonString(Indented);

        AssertSame(SampleFiles.Read(file, reversed), SampleFiles.Json(file));
    }

    [TestCaseSource(typeof(SampleFiles), nameof(SampleFiles.Names))]
    public void Only_what_nobody_knows_is_read_as_unknown(string file)
    {
        var unknown = ObjectGraph.Models(SampleFiles.Read(file))
            .Select(m => m.GetType().Name)
            .Where(n => n.StartsWith("Unknown", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.That(unknown, Is.EqualTo(Unknown.GetValueOrDefault(file, [])));
    }

    [Test]
    public void There_are_thirty_samples_at_least()
    {
        Assert.That(SampleFiles.Names.Count(), Is.GreaterThanOrEqualTo(30));
    }

    [Test]
    public void Every_block_element_field_and_value_stands_in_a_sample()
    {
        var coverage = new Coverage();
        foreach (var file in SampleFiles.Names)
        {
            coverage.Add(SampleFiles.TypeOf(file), SampleFiles.Json(file));
        }

        // A reference to a file has a type in work objects only.
        var missing = Coverage.Everything(["block", "view"], Elsewhere).Where(p => p != "slack_file_ref.type" && !coverage.Has(p));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void An_unknown_block_tells_its_type_and_keeps_its_text()
    {
        var message = (Message)SampleFiles.Read("unknown-block.json");

        var hologram = (UnknownBlock)message.Blocks![0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hologram.Type, Is.EqualTo("hologram"));
            Assert.That(hologram.Json.GetProperty("scene").GetProperty("lights")[1].GetRawText(), Is.EqualTo("2.50"));
            Assert.That(((SectionBlock)message.Blocks[1]).Text, Is.InstanceOf<Mrkdwn>());
            Assert.That(message.Blocks[2].Type, Is.EqualTo("Section"));
            Assert.That(message.Blocks[4].Type, Is.Empty);
        }
    }

    [Test]
    public void An_unknown_field_of_a_known_block_is_an_error_when_reading_strictly_and_kept_otherwise()
    {
        const string Json = """{"text":"hi","blocks":[{"type":"divider","color":"red"}]}""";

        var message = SlackJson.Parse<Message>(Json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.ToJson(), Is.EqualTo(Json));
            Assert.That(
                () => SlackJson.Parse<Message>(Json, strict: true),
                Throws.TypeOf<SlackException>().With.Message.Contains("DividerBlock has no property for 'color'"));
        }
    }

    [Test]
    public void Escapes_are_read_as_what_they_stand_for()
    {
        var message = (Message)SampleFiles.Read("unicode-and-escapes.json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Text, Is.EqualTo("Grüße aus Köln 😀 / \"quoted\" \\ back"));
            Assert.That(Markup(message.Blocks![1]), Does.Contain("backspace\bfeed\f nul\0 del\u007f"));
            Assert.That(Markup(message.Blocks[2]), Does.StartWith("<https://example.com/a/b?c=d&amp;e=f|a/b>"));
            Assert.That(message.Blocks[4], Is.InstanceOf<DividerBlock>().With.Property(nameof(DividerBlock.BlockId)).EqualTo("//"));
        }
    }

    private static string Markup(IBlock block) => ((Mrkdwn)((SectionBlock)block).Text!).Text;

    private static void AssertSame(SlackModel read, JsonObject sample)
    {
        var written = JsonNode.Parse(read.ToJson());
        Assert.That(JsonNode.DeepEquals(written, sample), Is.True, () => $"wrote {written!.ToJsonString()}\nread  {sample.ToJsonString()}");
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Reverse().Select(p => KeyValuePair.Create(p.Key, Reversed(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
