using System.Text;
using System.Text.Json;

namespace SlackGen.Tests.Json;

public sealed class DepthTests
{
    private static readonly (string Open, string Close)[] Nests = [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]"), ("{\"a\":[", "]}")];

    [Test]
    public void As_deep_as_allowed_is_read_and_one_deeper_is_not([ValueSource(nameof(Nests))] (string Open, string Close) nest, [Values(8, 64, 512)] int limit)
    {
        var levels = limit / (nest.Close.Length > 1 ? 2 : 1);
        var allowed = Nested(nest, levels);
        Assert.Multiple(() =>
        {
            Assert.That(Skips(allowed, limit), Is.True, "skipped");
            Assert.That(Parses(allowed, limit), Is.True, "as System.Text.Json has it");
            Assert.That(Skips($"[{allowed}]", limit), Is.False, "skipped");
            Assert.That(Parses($"[{allowed}]", limit), Is.False, "as System.Text.Json has it");
        });
    }

    [TestCase("unknown", false)]
    [TestCase("unknown", true)]
    [TestCase("any", false)]
    [TestCase("text", true)]
    [TestCase("count", true)]
    [TestCase("tags", true)]
    [TestCase("flag", false)]
    [TestCase("shape", false)]
    [TestCase("item", true)]
    public void The_limit_counts_from_the_outside_whatever_field_a_value_is_in(string field, bool keep)
    {
        var options = new DecodeOptions(MaxDepth: 20, Keep: keep);
        Assert.DoesNotThrow(() => Everything.Read($"{{\"{field}\":{Nested(Nests[1], 19)}}}", options));
        Assert.Throws<SlackJsonException>(() => Everything.Read($"{{\"{field}\":{Nested(Nests[1], 20)}}}", options));
        Assert.DoesNotThrow(() => Everything.Read($"{{\"{field}\":{Nested(Nests[0], 19)}}}", options));
        Assert.Throws<SlackJsonException>(() => Everything.Read($"{{\"{field}\":{Nested(Nests[0], 20)}}}", options));
    }

    [Test]
    public void Models_and_unions_count_as_well()
    {
        var options = new DecodeOptions(MaxDepth: 20);
        Assert.DoesNotThrow(() => Everything.Read(Nested(("{\"inner\":", "}"), 20, "null"), options));
        Assert.Throws<SlackJsonException>(() => Everything.Read(Nested(("{\"inner\":", "}"), 21, "null"), options));
        Assert.DoesNotThrow(() => Everything.Read($"{{\"shape\":{Nested(("{\"type\":\"group\",\"shapes\":[", "]}"), 9, "{}")}}}", options));
        Assert.Throws<SlackJsonException>(() => Everything.Read($"{{\"shape\":{Nested(("{\"type\":\"group\",\"shapes\":[", "]}"), 10, "")}}}", options));
    }

    [Test]
    public void Depth_ends_where_a_value_ends()
    {
        var siblings = string.Join(",", Enumerable.Repeat(Nested(Nests[3], 31), 50));
        Assert.That(Skips($"[{siblings}]", 64), Is.True);
    }

    [Test]
    public void A_hundred_thousand_brackets_are_refused_and_overflow_nothing()
    {
        foreach (var nest in Nests)
        {
            Assert.That(Skips(string.Concat(Enumerable.Repeat(nest.Open, 100_000)), 512), Is.False);
        }
    }

    private static string Nested((string Open, string Close) nest, int levels, string inner = "1") =>
        string.Concat(Enumerable.Repeat(nest.Open, levels)) + inner + string.Concat(Enumerable.Repeat(nest.Close, levels));

    private static bool Skips(string json, int limit)
    {
        try
        {
            var reader = new SlackReader(Encoding.UTF8.GetBytes(json), new DecodeOptions(limit));
            reader.SkipValue();
            reader.End();
            return true;
        }
        catch (SlackJsonException e)
        {
            Assert.That(e.Message, Does.Contain($"more than {limit} levels"));
            return false;
        }
    }

    private static bool Parses(string json, int limit)
    {
        try
        {
            JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = limit }).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
