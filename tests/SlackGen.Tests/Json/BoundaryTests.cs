using System.Text;
using System.Text.Json;

namespace SlackGen.Tests.Json;

/// <summary>Strings, lists and union members around the lengths at which the reader goes another way.</summary>
public sealed class BoundaryTests
{
    private static readonly string[] Marks = ["", "\\n", "\\\"", "\\u00e9", "é", "\u007f", "\u0001", "\n", "\"", "\\", "\\x"];

    [TestCaseSource(nameof(Marks))]
    public void A_string_of_any_length_is_read_as_System_Text_Json_reads_it_wherever_the_mark_stands(string mark)
    {
        for (var length = 0; length <= 40; length++)
        {
            for (var at = 0; at <= length; at++)
            {
                var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26)))).Insert(at, mark);

                // With nothing behind, and with enough behind for a vector.
                foreach (var tail in (string[])["", new string(' ', 20)])
                {
                    AssertAlike($"{{\"text\":\"{text}\"}}{tail}");
                    AssertAlike($"{{\"x{text}\":1,\"text\":\"after\"}}{tail}");
                }
            }
        }
    }

    [Test]
    public void A_string_that_does_not_end_is_refused_at_every_length([Range(0, 40)] int length)
    {
        Assert.Throws<SlackJsonException>(() => Everything.Read("{\"text\":\"" + new string('a', length)));
        Assert.Throws<SlackJsonException>(() => Everything.Read("{\"" + new string('a', length)));
        Assert.Throws<SlackJsonException>(() => Everything.Read("{\"shape\":{\"type\":\"" + new string('a', length)));
    }

    [Test]
    public void A_list_keeps_its_elements_at_every_length([Values(0, 1, 7, 8, 9, 31, 32, 33, 127, 128, 129, 1000)] int count)
    {
        var words = Enumerable.Range(0, count).Select(i => $"w{i}").ToList();
        var value = Everything.Read(JsonSerializer.Serialize(new
        {
            words,
            shapes = words.Select(w => new { type = "circle", radius = w.Length }),
            grid = words.Select(w => Enumerable.Range(0, w.Length)),
        }));
        Assert.Multiple(() =>
        {
            Assert.That(value.Words, Is.EqualTo(words));
            Assert.That(value.Shapes!.Cast<Circle>().Select(c => c.Radius), Is.EqualTo(words.Select(w => (long?)w.Length)));
            Assert.That(value.Grid!.Select(g => g.Count), Is.EqualTo(words.Select(w => w.Length)));
        });
    }

    [TestCase("{\"type\":\"circle\",\"radius\":7}")]
    [TestCase("{ \"type\":\"circle\",\"radius\":7}")]
    [TestCase("{\"type\" :\"circle\",\"radius\":7}")]
    [TestCase("{\"type\": \"circle\",\"radius\":7}")]
    [TestCase(" {\"type\":\"circle\",\"radius\":7}")]
    [TestCase("{\"radius\":7,\"type\":\"circle\"}")]
    [TestCase("{\"radius\":7,\"typ\":\"group\",\"type\":\"circle\"}")]
    [TestCase("{\"typed\":\"group\",\"type\":\"circle\",\"radius\":7}")]
    [TestCase("{\"\\u0074ype\":\"circle\",\"radius\":7}")]
    [TestCase("{\"type\":\"c\\u0069rcle\",\"radius\":7}")]
    [TestCase("{\"radius\":7,\"type\":\"circle\",\"type\":\"group\"}")]
    public void A_member_of_a_union_is_known_however_its_type_is_written(string json)
    {
        Assert.That((Everything.Read($"{{\"shape\":{json}}}").Shape as Circle)?.Radius, Is.EqualTo(7));
        Assert.That((Everything.Read($"{{\"shapes\":[{json},{json}]}}").Shapes?[1] as Circle)?.Radius, Is.EqualTo(7));
    }

    [TestCase("{\"type\":\"circl\",\"radius\":7}")]
    [TestCase("{\"type\":\"circle \",\"radius\":7}")]
    [TestCase("{\"type\":\"circle\\u0000\",\"radius\":7}")]
    [TestCase("{\"type\":7,\"radius\":7}")]
    [TestCase("{\"type\":\"\",\"radius\":7}")]
    [TestCase("{\"radius\":7}")]
    public void Another_type_is_kept_as_it_came(string json) =>
        Assert.That((Everything.Read($"{{\"shape\":{json}}}").Shape as UnknownShape)?.Json.GetRawText(), Is.EqualTo(json));

    [TestCase("{\"type\":\"circle")]
    [TestCase("{\"type\":\"circle\"")]
    [TestCase("{\"type\":\"cir\ncle\"}")]
    [TestCase("{\"type\":")]
    public void A_member_that_is_no_JSON_is_refused(string json)
    {
        Assert.Throws<SlackJsonException>(() => Everything.Read($"{{\"shape\":{json}"));
        Assert.Throws<SlackJsonException>(() => Everything.Read($"{{\"shape\":{json}}}{new string(' ', 20)}"));
    }

    private static void AssertAlike(string json)
    {
        string? expected;
        try
        {
            // Like the reader, without a quarrel about a name that comes twice.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
            expected = document.RootElement.TryGetProperty("text", out var text) ? text.GetString() : null;
        }
        catch (JsonException)
        {
            Assert.Throws<SlackJsonException>(() => Everything.Read(json), json);
            return;
        }

        Assert.That(Everything.Read(json).Text, Is.EqualTo(expected), json);
    }
}
