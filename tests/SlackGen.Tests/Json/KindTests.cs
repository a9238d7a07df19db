using System.Globalization;

namespace SlackGen.Tests.Json;

/// <summary>The value that a field reads, by its kind; null if the field cannot take the kind of the value.</summary>
public sealed class KindTests
{
    private const string Chat = "1512085950.000216";

    [TestCase("\"text\"", "text")]
    [TestCase("\"\"", "")]
    [TestCase("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"", "a\"\\/\b\f\n\r\té😀")]
    [TestCase("12", "12")]
    [TestCase("-1.50e+3", "-1.50e+3")]
    [TestCase("null", null)]
    [TestCase("true", "true")]
    [TestCase("false", null)]
    [TestCase("[\"text\"]", null)]
    [TestCase("{\"text\":\"text\"}", null)]
    public void A_string_takes_text_the_digits_of_a_number_and_true(string json, string? expected) => Assert.That(Read("text", json).Text, Is.EqualTo(expected));

    [TestCase("12", 12)]
    [TestCase("-0", 0)]
    [TestCase("\"12\"", 12)]
    [TestCase("\"-12\"", -12)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("\"-9223372036854775808\"", long.MinValue)]
    [TestCase("12.0", 12)]
    [TestCase("1e3", 1000)]
    [TestCase("9007199254740992.0", 9007199254740992)]
    [TestCase("9007199254740994.0", null)]
    [TestCase("9223372036854775808", null)]
    [TestCase("12.5", null)]
    [TestCase("1e999", null)]
    [TestCase("\"\"", null)]
    [TestCase("\" 12\"", null)]
    [TestCase("\"12a\"", null)]
    [TestCase("\"NaN\"", null)]
    [TestCase("true", null)]
    [TestCase("null", null)]
    [TestCase("[]", null)]
    public void An_int_takes_whole_numbers_also_as_text(string json, long? expected) => Assert.That(Read("count", json).Count, Is.EqualTo(expected));

    [TestCase("1.5", 1.5)]
    [TestCase("\"1.5\"", 1.5)]
    [TestCase("-1E-2", -0.01)]
    [TestCase("5e-324", double.Epsilon)]
    [TestCase("1e309", null)]
    [TestCase("\"NaN\"", null)]
    [TestCase("\"Infinity\"", null)]
    [TestCase("\"1,5\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("false", null)]
    public void A_number_takes_what_a_double_holds(string json, double? expected) => Assert.That(Read("ratio", json).Ratio, Is.EqualTo(expected));

    [TestCase("true", true)]
    [TestCase("false", false)]
    [TestCase("1", true)]
    [TestCase("0", false)]
    [TestCase("\"true\"", true)]
    [TestCase("\"false\"", false)]
    [TestCase("\"1\"", true)]
    [TestCase("\"0\"", false)]
    [TestCase("\"\"", null)]
    [TestCase("2", null)]
    [TestCase("1.0", null)]
    [TestCase("\"yes\"", null)]
    [TestCase("null", null)]
    [TestCase("{}", null)]
    public void A_bool_takes_0_and_1_and_text(string json, bool? expected) => Assert.That(Read("flag", json).Flag, Is.EqualTo(expected));

    [TestCase("\"1512085950.000216\"", Chat)]
    [TestCase("1512085950.000216", Chat)]
    [TestCase("\"1512085950\"", "1512085950")]
    [TestCase("1512085950", "1512085950")]
    [TestCase("\"1512085950.0002160\"", "1512085950.0002160")]
    [TestCase("\"0000000000.000000\"", "0000000000.000000")]
    [TestCase("\"1512085950.00021x\"", null)]
    [TestCase("\"1512085950.0.0216\"", null)]
    [TestCase("\"-512085950.000216\"", null)]
    [TestCase("1512085950e0", null)]
    [TestCase("\"١٥١٢٠٨٥٩٥٠.٠٠٠٢١٦\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("false", null)]
    public void A_timestamp_is_kept_as_it_came(string json, string? expected) => Assert.That(Read("ts", json).Ts?.Value, Is.EqualTo(expected));

    [TestCase("1562002086", 1562002086)]
    [TestCase("\"1562002086\"", 1562002086)]
    [TestCase("0", 0)]
    [TestCase("1562002086.5", null)]
    [TestCase("false", null)]
    public void A_unix_time_is_whole_seconds(string json, long? expected) => Assert.That(Read("created", json).Created?.Seconds, Is.EqualTo(expected));

    [TestCase("\"2026-11-21\"", "2026-11-21")]
    [TestCase("\"2026-11-31\"", null)]
    [TestCase("\"2026-1-2\"", null)]
    [TestCase("20261121", null)]
    [TestCase("\"\"", null)]
    public void A_date_is_a_day_of_the_calendar(string json, string? expected) =>
        Assert.That(Read("day", json).Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(expected));

    [TestCase("\"red\"", "red")]
    [TestCase("\"never heard of\"", "never heard of")]
    [TestCase("7", "7")]
    [TestCase("true", "true")]
    [TestCase("[]", null)]
    public void An_enum_takes_values_that_nobody_knows(string json, string? expected) => Assert.That(Read("color", json).Color?.Value, Is.EqualTo(expected));

    [TestCase("{\"a\":[1,null]}", "{\"a\":[1,null]}")]
    [TestCase(" [ 1 ] ", "[ 1 ]")]
    [TestCase("1.50", "1.50")]
    [TestCase("false", "false")]
    [TestCase("\"\\u0041\"", "\"\\u0041\"")]
    [TestCase("null", null)]
    public void A_json_field_takes_any_value_as_it_stands(string json, string? expected) => Assert.That(Read("any", json).Any?.GetRawText(), Is.EqualTo(expected));

    [TestCase("[\"a\",\"b\"]", "a|b")]
    [TestCase("[\"a\",null,7,true,false,[],{}]", "a|7|true")]
    [TestCase("[]", "")]
    [TestCase("false", null)]
    [TestCase("\"\"", null)]
    [TestCase("\"a\"", null)]
    [TestCase("{}", null)]
    [TestCase("null", null)]
    public void A_list_leaves_out_what_does_not_fit(string json, string? expected) => Assert.That(Joined(Read("tags", json).Tags), Is.EqualTo(expected));

    [TestCase("{\"0\":\"a\",\"1\":\"b\"}", "a|b")]
    [TestCase("{\"0\":\"C1\",\"2\":\"C3\"}", "C1|C3")]
    [TestCase(" { \"2\" : \"b\" , \"\\u0030\" : \"a\" } ", "b|a")]
    [TestCase("{\"0\":\"a\",\"1\":null,\"2\":{}}", "a")]
    [TestCase("{\"0\":\"a\",\"x\":\"b\",\"2\":\"c\"}", null)]
    [TestCase("{\"0\":\"a\",\"\":\"b\"}", null)]
    [TestCase("{\"-1\":\"a\"}", null)]
    [TestCase("{\"1.5\":\"a\"}", null)]
    [TestCase("{\"\u0661\":\"a\"}", null)]
    public void An_object_whose_names_are_numbers_is_a_list(string json, string? expected) => Assert.Multiple(() =>
    {
        Assert.That(Joined(Read("tags", json).Tags), Is.EqualTo(expected));
        Assert.That(Joined(Read("words", json).Words), Is.EqualTo(expected), "comma-joined otherwise");
    });

    [Test]
    public void An_object_whose_names_are_numbers_is_a_list_of_lists_objects_and_members_of_a_union() => Assert.Multiple(() =>
    {
        Assert.That(Read("grid", "{\"0\":{\"1\":7},\"3\":[8,9]}").Grid!.Select(g => string.Join(' ', g)), Is.EqualTo(new[] { "7", "8 9" }));
        Assert.That(Read("items", "{\"3\":{\"name\":\"n\",\"tags\":{\"5\":\"t\"}}}").Items!.Single().Tags, Is.EqualTo(new[] { "t" }));
        Assert.That(Read("shapes", "{\"1\":{\"type\":\"circle\",\"radius\":3}}").Shapes!.Cast<Circle>().Single().Radius, Is.EqualTo(3));
        Assert.That(Read("counts", "{\"1\":3}").Counts, Is.EqualTo(new Dictionary<string, long> { ["1"] = 3 }), "a map stays one");
    });

    [TestCase("{\"a\":1,\"b\":\"2\",\"c\":null,\"\":3}", "=3|a=1|b=2")]
    [TestCase("{\"a\":1,\"a\":2}", "a=2")]
    [TestCase("{}", "")]
    [TestCase("false", null)]
    [TestCase("[]", null)]
    public void A_map_takes_any_name(string json, string? expected) => Assert.That(
        Joined(Read("counts", json).Counts?.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}")), Is.EqualTo(expected));

    [TestCase("\"a,b\"", "a|b")]
    [TestCase("\" a , ,b,\"", "a|b")]
    [TestCase("\"\"", "")]
    [TestCase("[\"a\",\"b\"]", "a|b")]
    [TestCase("7", "7")]
    [TestCase("null", null)]
    [TestCase("false", null)]
    public void Comma_joined_words_may_come_as_a_list(string json, string? expected) => Assert.That(Joined(Read("words", json).Words), Is.EqualTo(expected));

    [TestCase("\"1,2\"", "1|2")]
    [TestCase("\"1,x\"", null)]
    [TestCase("[1,\"2\"]", "1|2")]
    public void Comma_joined_numbers_are_all_numbers(string json, string? expected) =>
        Assert.That(Joined(Read("numbers", json).Numbers?.Select(n => n.ToString(CultureInfo.InvariantCulture))), Is.EqualTo(expected));

    [TestCase("{\"type\":\"circle\",\"radius\":3}", "circle", 3)]
    [TestCase("{\"radius\":3,\"type\":\"circle\"}", "circle", 3)]
    [TestCase("{\"type\":\"c\\u0069rcle\",\"radius\":\"3\"}", "circle", 3)]
    [TestCase("{\"\\u0074ype\":\"circle\"}", "circle", null)]
    [TestCase("{\"type\":\"star\",\"radius\":3}", "star", null)]
    [TestCase("{\"type\":7}", "", null)]
    [TestCase("{}", "", null)]
    [TestCase("[]", null, null)]
    [TestCase("\"circle\"", null, null)]
    [TestCase("false", null, null)]
    public void A_union_is_told_by_its_discriminator_wherever_it_stands(string json, string? type, long? radius)
    {
        var shape = Read("shape", json).Shape;
        Assert.That((shape?.Type, (shape as Circle)?.Radius), Is.EqualTo((type, radius)));
    }

    [Test]
    public void Objects_lists_and_unions_nest()
    {
        var value = Everything.Read("""{"inner":{"inner":{"items":[{"name":"a","tags":["b"]}],"shape":{"type":"group","shapes":[{"type":"circle","radius":1}]}}},"count":1}""");
        Assert.That(
            (value.Inner?.Inner?.Items?[0].Tags?[0], ((value.Inner?.Inner?.Shape as ShapeGroup)?.Shapes?[0] as Circle)?.Radius, value.Count),
            Is.EqualTo(("b", 1, 1)));
    }

    // The field behind it must read as if nothing had been.
    private static Everything Read(string field, string json)
    {
        var value = Everything.Read($$"""{"{{field}}":{{json}},"inner":{"text":"after"} }""");
        Assert.That(value.Inner?.Text, Is.EqualTo("after"));
        return value;
    }

    private static string? Joined(IEnumerable<string>? words) => words is null ? null : string.Join('|', words);
}
