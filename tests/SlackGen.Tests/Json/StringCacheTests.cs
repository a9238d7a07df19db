using System.Text;
using System.Text.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Json;

public sealed class StringCacheTests
{
    private const int Worthwhile = 1 << 20;

    [Test]
    [Category("Slow")]
    public void With_the_cache_every_string_reads_as_without() => Property.Holds(Property.Of(SimilarStrings), strings =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(strings);
        var cache = StringCache.Rent(Worthwhile);
        Assert.That(Tree.Read(json, cache), Is.EqualTo(Tree.Read(json)), () => Encoding.UTF8.GetString(json));
        StringCache.Return(cache);
    }, 1000);

    [Test]
    public void Any_JSON_reads_with_the_cache_as_without() => Property.Holds(Property.Of(AnyJson.Document, Property.Shorter), json =>
    {
        var cache = StringCache.Rent(Worthwhile);
        Assert.That(Tree.Read(json, cache), Is.EqualTo(Tree.Read(json)));
        StringCache.Return(cache);
    }, 3000);

    [TestCase("U024BE7LH", true)]
    [TestCase("a\\u0062c", true)]
    [TestCase("12345678901234567890123456789012", true)]
    [TestCase("123456789012345678901234567890123", false)]
    [TestCase("größe", false)]
    public void A_short_string_that_comes_again_is_the_same_object(string text, bool isSame)
    {
        var cache = StringCache.Rent(Worthwhile);
        var value = Read($"\"{text}\",\"{text}\"", cache);
        Assert.That((value[0] == value[1], ReferenceEquals(value[0], value[1])), Is.EqualTo((true, isSame)));
        StringCache.Return(cache);
    }

    [Test]
    public void One_response_leaves_nothing_to_the_next()
    {
        var cache = StringCache.Rent(Worthwhile);
        var first = Read("\"U024BE7LH\"", cache)[0];
        StringCache.Return(cache);
        var second = Read("\"U024BE7LH\"", StringCache.Rent(Worthwhile))[0];
        Assert.That((first == second, ReferenceEquals(first, second)), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_small_response_is_read_without_a_cache() => Assert.That(StringCache.Rent(100), Is.Null);

    private static string[] Read(string items, StringCache? cache)
    {
        var reader = new SlackReader(Encoding.UTF8.GetBytes($"[{items}]"), DecodeOptions.Default, cache);
        ListCodec<string, StringCodec>.TryRead(ref reader, out var list);
        return [.. list!];
    }

    // The same beginnings, ends and lengths: what a hash is most likely to confuse.
    private static string[] SimilarStrings(Random random) => [.. Enumerable.Range(0, 300).Select(_ =>
    {
        var middle = new string([.. Enumerable.Range(0, random.Next(random.Next(2) == 0 ? 4 : 28)).Select(_ => "abé\u0000"[random.Next(4)])]);
        return random.Next(3) == 0 ? middle : $"U012{middle}7890";
    })];
}
