using System.Text;

namespace SlackGen.Tests.Json;

public sealed class NameTests
{
    [TestCase("\"name\"", "name")]
    [TestCase("\"n\\u0061me\"", "name")]
    [TestCase("\"\\u006e\\u0061\\u006D\\u0065\"", "name")]
    [TestCase("\"\"", "")]
    [TestCase("\"größe\"", "größe")]
    [TestCase("\"gr\\u00f6\\u00dfe\"", "größe")]
    [TestCase("\"\\ud83d\\ude00\"", "😀")]
    [TestCase("\"a\\/b\"", "a/b")]
    [TestCase("\"a\\\"\\\\\\n\"", "a\"\\\n")]
    [TestCase("\"a\\u0000b\"", "a\0b")]
    public void A_name_matches_what_it_says_however_it_is_escaped(string written, string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        var reader = new SlackReader(Encoding.UTF8.GetBytes($"{{ {written} : 1 }}"), DecodeOptions.Default);
        reader.EnterObject();
        Assert.That(reader.NextProperty(), Is.True);
        Assert.That((reader.Field(new FieldNames([(byte)'|', .. utf8])), reader.PropertyName), Is.EqualTo((0, name)));
        reader.SkipValue();
        Assert.That(reader.NextProperty(), Is.False);
        reader.End();
    }

    [TestCase("nams")]
    [TestCase("Name")]
    [TestCase("nam")]
    [TestCase("names")]
    [TestCase("n\\u0061ms")]
    [TestCase("")]
    [TestCase("n\\u0000me")]
    public void Another_name_does_not_match_though_it_be_as_long(string other)
    {
        var value = Everything.Read($$"""{"item":{"{{other}}":"wrong","name":"right"} }""", new DecodeOptions(Keep: true));
        Assert.That((value.Item?.Name, value.Item?.Unrecognized?.Count), Is.EqualTo(("right", 1)));
    }

    [Test]
    public void Fields_of_the_same_length_are_told_apart()
    {
        var value = Everything.Read("""{"grid":[[1]],"tags":["a"],"item":{"name":"b"},"flag":true,"text":"c","abcd":1}""");
        Assert.That(
            (value.Grid?[0][0], value.Tags?[0], value.Item?.Name, value.Flag, value.Text),
            Is.EqualTo((1, "a", "b", true, "c")));
    }

    [TestCase("{\"text\":\"a\",\"text\":\"b\"}", "b")]
    [TestCase("{\"text\":\"a\",\"t\\u0065xt\":\"b\"}", "b")]
    [TestCase("{\"text\":\"a\",\"text\":null}", null)]
    public void Of_a_name_that_comes_twice_the_last_counts(string json, string? expected) => Assert.That(Everything.Read(json).Text, Is.EqualTo(expected));

    // Long enough behind the mark for the short path, which looks at a name and what stands around it at once.
    [TestCase(';')]
    [TestCase(':')]
    [TestCase('x')]
    [TestCase('"')]
    public void Only_a_comma_parts_properties(char mark) =>
        Assert.Throws<SlackJsonException>(() => Everything.Read($$"""{"count":1{{mark}}"text":"a text that is longer than a vector"}"""));
}
