using System.Globalization;
using System.Text.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Json;

public sealed class WriterTests
{
    [Test]
    public void Any_text_is_written_as_JSON_that_says_the_same() => Property.Holds(Property.Of(AnyText.Make, s => Property.Shorter(s.ToCharArray()).Select(c => new string(c))), text =>
    {
        // Half a surrogate pair has no UTF-8; .NET writes the replacement character for it everywhere.
        var expected = AnyText.WithoutHalfPairs(text);
        var json = new Everything { Text = text, Tags = [text], Counts = new Dictionary<string, long> { [text] = 1 } }.ToJson();
        using var document = JsonDocument.Parse(json);
        Assert.That(document.RootElement.GetProperty("text").GetString(), Is.EqualTo(expected));
        Assert.That(document.RootElement.GetProperty("tags")[0].GetString(), Is.EqualTo(expected));
        Assert.That(document.RootElement.GetProperty("counts").EnumerateObject().Single().Name, Is.EqualTo(expected));
        Assert.That(Everything.Read(json).Text, Is.EqualTo(expected));
    }, 5000);

    [Test]
    public void Every_character_by_itself_is_written_as_JSON_that_says_the_same()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = ((char)c).ToString();
            using var document = JsonDocument.Parse(new Everything { Text = text }.ToJson());
            Assert.That(document.RootElement.GetProperty("text").GetString(), Is.EqualTo(AnyText.WithoutHalfPairs(text)));
        }
    }

    [Test]
    public void Letters_of_every_script_are_written_as_they_are() =>
        Assert.That(new Everything { Text = "a\"\\/\b\f\n\r\t\0\u001F\u007F\u2028é😀<&'" }.ToJson(), Is.EqualTo("{\"text\":\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001F\\u007F\\u2028é\\uD83D\\uDE00<&'\"}"));

    [Test]
    public void Any_double_is_written_so_that_it_reads_as_itself() => Property.Holds(Property.Of(random => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))), number =>
    {
        if (!double.IsFinite(number))
        {
            Assert.Throws<ArgumentException>(() => new Everything { Ratio = number }.ToJson());
            return;
        }

        using var document = JsonDocument.Parse(new Everything { Ratio = number }.ToJson());
        Assert.That(document.RootElement.GetProperty("ratio").GetDouble(), Is.EqualTo(number));
        Assert.That(Everything.Read(new Everything { Ratio = number }.ToJson()).Ratio, Is.EqualTo(number));
    }, 3000);

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    public void A_whole_number_is_its_digits(long number) =>
        Assert.That(new Everything { Count = number, Created = number }.ToJson(), Is.EqualTo(string.Create(CultureInfo.InvariantCulture, $"{{\"count\":{number},\"created\":{number}}}")));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void A_number_that_JSON_has_not_is_refused(double number) => Assert.Throws<ArgumentException>(() => new Everything { Ratio = number }.ToJson());

    [Test]
    public void Every_kind_is_written_as_documented() => Assert.That(
        new Everything
        {
            Text = "t",
            Count = 1,
            Ratio = 1.5,
            Flag = false,
            Ts = "1512085950.000216",
            Created = 7,
            Day = new DateOnly(2026, 11, 21),
            Any = JsonDocument.Parse("[ 1 ]").RootElement,
            Color = new Color("red"),
            Item = new Item(),
            Items = [new Item { Name = "a" }, new Item { Size = 1 }],
            Tags = [],
            Counts = new Dictionary<string, long> { ["a\n"] = 1, ["b"] = 2 },
            Words = ["a", "b"],
            Numbers = [1, 2],
            Shape = new Circle { Radius = 1 },
            Grid = [[1, 2], [], [3]],
        }.ToJson(),
        Is.EqualTo("""
            {"text":"t","count":1,"ratio":1.5,"flag":false,"ts":"1512085950.000216","created":7,"day":"2026-11-21","any":[ 1 ],"color":"red","item":{},"items":[{"name":"a"},{"size":1}],"tags":[],"counts":{"a\n":1,"b":2},"words":"a,b","numbers":"1,2","shape":{"type":"circle","radius":1},"grid":[[1,2],[],[3]]}
            """));

    [Test]
    public void An_object_without_values_is_empty() => Assert.That(new Everything().ToJson(), Is.EqualTo("{}"));

    [Test]
    public void Sixty_four_levels_are_written_and_one_more_is_refused()
    {
        Assert.That(Everything.Read(Chain(64).ToJson()).ToJson(), Is.EqualTo(Chain(64).ToJson()));
        Assert.Throws<ArgumentException>(() => Chain(65).ToJson());
    }

    [Test]
    public void An_object_that_holds_itself_is_refused()
    {
        var value = new Everything();
        value.Inner = value;
        var group = new ShapeGroup();
        group.Shapes = [group];
        Assert.That(() => value.ToJson(), Throws.ArgumentException.With.Message.Contains("contains itself"));
        Assert.That(() => group.ToJson(), Throws.ArgumentException.With.Message.Contains("contains itself"));
    }

    [Test]
    public void A_null_among_the_strings_of_a_list_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => new Everything { Tags = ["a", null!] }.ToJson());

    private static Everything Chain(int levels) => levels == 1 ? new Everything() : new Everything { Inner = Chain(levels - 1) };
}
