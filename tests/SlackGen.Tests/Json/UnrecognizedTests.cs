using System.Text.Json;

namespace SlackGen.Tests.Json;

public sealed class UnrecognizedTests
{
    private static readonly DecodeOptions Keeping = new(Keep: true);

    [TestCase("{\"new\":{\"a\":[1,null]},\"text\":\"a\"}", "new")]
    [TestCase("{\"n\\u0065w\":1}", "new")]
    [TestCase("{\"a\\\"b\\\\\":1}", "a\"b\\")]
    [TestCase("{\"größe\":1}", "größe")]
    [TestCase("{\"\":1}", "")]
    [TestCase("{\"text\":false}", "text")]
    [TestCase("{\"text\" : false }", "text")]
    [TestCase("{\"t\\u0065xt\":{\"a\":\"\\\"\"}}", "text")]
    [TestCase("{\"count\":\"many\"}", "count")]
    [TestCase("{\"item\":\"\"}", "item")]
    [TestCase("{\"items\":false}", "items")]
    [TestCase("{\"items\":[{\"name\":\"a\"},7]}", "items")]
    [TestCase("{\"items\":[7,{\"tags\":[\"a\"]}]}", "items")]
    [TestCase("{\"tags\":[\"a\",null]}", "tags")]
    [TestCase("{\"counts\":{\"a\":1,\"b\":[]}}", "counts")]
    [TestCase("{\"grid\":[[1],[2,\"x\"]]}", "grid")]
    [TestCase("{\"words\":[\"a\",{}]}", "words")]
    [TestCase("{\"numbers\":\"1,x\"}", "numbers")]
    [TestCase("{\"shape\":[1]}", "shape")]
    [TestCase("{\"shapes\":[{\"type\":\"circle\"},\"circle\"]}", "shapes")]
    public void What_no_property_takes_is_kept_under_its_name_and_written_back(string json, string name)
    {
        var value = Everything.Read(json, Keeping);
        using var document = JsonDocument.Parse(json);
        Assert.That(value.Unrecognized?.Keys, Is.EqualTo(new[] { name }));
        Assert.That(JsonElement.DeepEquals(value.Unrecognized![name], document.RootElement.GetProperty(name)), Is.True);
        AssertSame(json, value.ToJson());
    }

    [TestCase("{\"text\":null,\"items\":null,\"shape\":null,\"new\":null}", "{\"new\":null}")]
    [TestCase("{\"text\":7,\"count\":\"8\",\"flag\":1}", "{\"text\":\"7\",\"count\":8,\"flag\":true}")]
    public void Null_counts_as_absent_and_what_fits_is_written_as_documented(string json, string expected) =>
        AssertSame(expected, Everything.Read(json, Keeping).ToJson());

    [TestCase("{\"tags\":7,\"tags\":[\"a\"]}", "{\"tags\":[\"a\"]}")]
    [TestCase("{\"tags\":[\"a\"],\"tags\":7}", "{\"tags\":7}")]
    [TestCase("{\"tags\":[null],\"t\\u0061gs\":[\"a\"]}", "{\"tags\":[\"a\"]}")]
    [TestCase("{\"text\":{},\"text\":\"a\"}", "{\"text\":\"a\"}")]
    [TestCase("{\"text\":{},\"text\":7}", "{\"text\":\"7\"}")]
    [TestCase("{\"text\":{},\"text\":null}", "{}")]
    [TestCase("{\"count\":\"x\",\"new\":1,\"count\" : 8}", "{\"count\":8,\"new\":1}")]
    [TestCase("{\"new\":1,\"new\":2}", "{\"new\":2}")]
    [TestCase("{\"shape\":{\"type\":\"circle\",\"type\":1,\"type\":\"circle\"}}", "{\"shape\":{\"type\":\"circle\"}}")]
    public void Of_a_name_that_comes_twice_the_last_value_counts(string json, string expected) => AssertSame(expected, Everything.Read(json, Keeping).ToJson());

    [Test]
    public void Nothing_is_kept_unless_it_is_asked_for()
    {
        var value = Everything.Read("""{"new":1,"text":false,"tags":[null,"a"],"item":{"more":1}}""");
        Assert.That(value.Unrecognized, Is.Null);
        AssertSame("""{"tags":["a"],"item":{}}""", value.ToJson());
    }

    [Test]
    public void Each_object_keeps_what_is_its_own()
    {
        var value = Everything.Read("""{"a":1,"item":{"b":2,"tags":[3,null]},"items":[{"c":4},null],"inner":{"d":5}}""", Keeping);
        Assert.Multiple(() =>
        {
            Assert.That(value.Unrecognized?.Keys, Is.EquivalentTo(new[] { "a", "items" }));
            Assert.That(value.Item?.Unrecognized?.Keys, Is.EquivalentTo(new[] { "b", "tags" }));
            Assert.That(value.Items?[0].Unrecognized?.Keys, Is.EquivalentTo(new[] { "c" }));
            Assert.That(value.Inner?.Unrecognized?.Keys, Is.EquivalentTo(new[] { "d" }));
        });
    }

    [Test]
    public void An_unknown_member_of_a_union_survives()
    {
        const string Json = """{"shapes":[{"type":"star","points":[5,null],"a\n":{}},{"no":"type"}]}""";
        var value = Everything.Read(Json, Keeping);
        Assert.That((value.Shapes?[0].Type, value.Unrecognized), Is.EqualTo(("star", (IReadOnlyDictionary<string, JsonElement>?)null)));
        AssertSame(Json, value.ToJson());
    }

    [Test]
    public void An_unknown_member_of_a_union_survives_even_when_nothing_is_kept()
    {
        const string Json = """{"shape":{"type":"star","points":[5,null]}}""";
        AssertSame(Json, Everything.Read(Json).ToJson());
    }

    [TestCase("{\"type\":\"disc\",\"radius\":1}")]
    [TestCase("{\"type\":{\"a\":1},\"radius\":1}")]
    public void A_discriminator_that_differs_is_kept(string json)
    {
        var reader = new SlackReader(System.Text.Encoding.UTF8.GetBytes(json), Keeping);
        Assert.That(Reading.TryRead<Circle, ObjectCodec<Circle>>(ref reader, out var circle), Is.True);
        Assert.That(circle!.Unrecognized?.Keys, Is.EqualTo(new[] { "type" }));
        AssertSame(json, circle.ToJson());
    }

    [Test]
    public void What_a_user_puts_into_the_bag_is_written_instead_of_the_property()
    {
        var value = new Everything { Text = "typed", Count = 1, Unrecognized = new Dictionary<string, JsonElement> { ["text"] = Element("{\"raw\":true}"), ["x"] = Element("[1]") } };
        AssertSame("""{"count":1,"text":{"raw":true},"x":[1]}""", value.ToJson());
    }

    [Test]
    public void The_bag_of_an_object_does_not_touch_the_objects_in_it()
    {
        var value = new Everything
        {
            Text = "outer",
            Inner = new Everything { Text = "inner" },
            Counts = new Dictionary<string, long> { ["text"] = 1 },
            Unrecognized = new Dictionary<string, JsonElement> { ["text"] = Element("1") },
        };
        AssertSame("""{"counts":{"text":1},"inner":{"text":"inner"},"text":1}""", value.ToJson());
    }

    [TestCase("{\"a\xff\":1}", "{\"a\uFFFD\":1}")]
    [TestCase("{\"a\":\"\xff\"}", "{\"a\":\"\uFFFD\"}")]
    [TestCase("{\"text\":[\"\xff\"]}", "{\"text\":[\"\uFFFD\"]}")]
    public void Bytes_that_are_not_UTF_8_are_kept_as_replacement_characters(string latin1, string expected) =>
        AssertSame(expected, Everything.Read(System.Text.Encoding.Latin1.GetBytes(latin1), Keeping).ToJson());

    private static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement;

    private static void AssertSame(string expected, string actual) =>
        Assert.That(JsonElement.DeepEquals(Element(expected), Element(actual)), Is.True, $"{expected}\nbecame\n{actual}");
}
