using System.Text;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Json;

[Category("Slow")]
public sealed class FieldNamesTests
{
    [Test]
    public void Names_have_the_numbers_of_their_order()
    {
        var names = new FieldNames(" id team_id name_that_is_longer_than_a_vector"u8);
        Assert.That(
            (names.Find("id"u8), names.Find("team_id"u8), names.Find("name_that_is_longer_than_a_vector"u8)),
            Is.EqualTo((0, 1, 2)));
    }

    [TestCase("")]
    [TestCase("i")]
    [TestCase("idd")]
    [TestCase("ID")]
    [TestCase("id\0")]
    [TestCase("name_that_is_longer_than_a_vectoR")]
    [TestCase("name_that_is_longer_than_a_vecto")]
    [TestCase("name_that_is_lon")]
    public void No_other_name_is_found(string other) =>
        Assert.That(new FieldNames(" id name_that_is_longer_than_a_vector"u8).Find(Encoding.UTF8.GetBytes(other)), Is.Negative);

    [Test]
    public void The_first_byte_separates_so_that_a_name_may_hold_a_space()
    {
        var names = new FieldNames("|a b|c"u8);
        Assert.That((names.Find("a b"u8), names.Find("c"u8), names.Find("a"u8)), Is.EqualTo((0, 1, -1)));
    }

    [Test]
    public void No_names_have_no_number() => Assert.That((FieldNames.None.Find("a"u8), FieldNames.None.Find(""u8)), Is.EqualTo((-1, -1)));

    [Test]
    public void A_name_of_no_bytes_can_be_found() => Assert.That(new FieldNames(" a "u8).Find(""u8), Is.EqualTo(1));

    // Every length around the sizes of words and vectors, in names that differ in one place only.
    [Test]
    public void Names_that_differ_in_one_byte_are_told_apart([Range(1, 40)] int length)
    {
        for (var place = 0; place < length; place++)
        {
            var one = new string('a', length);
            var other = one.Remove(place, 1).Insert(place, "b");
            var names = new FieldNames(Encoding.UTF8.GetBytes($" {one}"));
            Assert.That(
                (names.Find(Encoding.UTF8.GetBytes(one)), names.Find(Encoding.UTF8.GetBytes(other))),
                Is.EqualTo((0, -1)),
                () => $"at {place}");
        }
    }

    [Test]
    public void Exactly_the_names_are_found_alone_and_in_JSON() => Property.Holds(Property.Of(Names), names =>
    {
        var fields = new FieldNames(Encoding.UTF8.GetBytes(string.Concat(names.Select(n => " " + n))));
        for (var i = 0; i < names.Length; i++)
        {
            var other = names[i] + "x";
            var expected = Array.IndexOf(names, other);
            Assert.That((fields.Find(Encoding.UTF8.GetBytes(names[i])), InJson(fields, names[i])), Is.EqualTo((i, i)), () => names[i]);
            Assert.That((fields.Find(Encoding.UTF8.GetBytes(other)), InJson(fields, other)), Is.EqualTo((expected, expected)), () => other);
        }
    }, 2000);

    // The order of an object predicts that of the next one.
    [Test]
    public void Fields_are_found_in_any_order_after_any_other() => Property.Holds(Property.Of(Objects), objects =>
    {
        var fields = new FieldNames(Encoding.UTF8.GetBytes(string.Concat(objects.Names.Select(n => " " + n))));
        foreach (var order in objects.Orders)
        {
            var expected = order.Select(n => Array.IndexOf(objects.Names, n)).Where(n => n >= 0);
            Assert.That(NumbersInJson(fields, order), Is.EqualTo(expected), () => string.Join(' ', order));
        }
    }, 2000);

    [Test]
    public void A_name_that_JSON_escapes_is_found_by_its_text_and_not_by_its_bytes()
    {
        var fields = new FieldNames("|a\\b|c"u8);
        for (var i = 0; i < 3; i++)
        {
            Assert.That(NumbersInJson(fields, ["""a\\b""", "c"]), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(NumbersInJson(fields, ["""a\b""", "c"]), Is.EqualTo(new[] { 1 }), "a backspace after a");
        }
    }

    private static List<int> NumbersInJson(FieldNames names, string[] order)
    {
        var json = Encoding.UTF8.GetBytes($"{{{string.Join(',', order.Select((n, i) => $"\"{n}\":\"{new string('v', i * 5 % 30)}\""))}}}");
        var reader = new SlackReader(json, DecodeOptions.Default);
        var item = new Item();
        var numbers = new List<int>();
        reader.EnterObject();
        for (int number; (number = reader.NextField(names, item)) >= 0;)
        {
            numbers.Add(number);
            reader.String();
        }

        reader.End();
        return numbers;
    }

    // Written as Slack does, without spaces: the short path finds such a name.
    private static int InJson(FieldNames names, string name)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"{{name}}":"a value that is longer than a vector"}""");
        var reader = new SlackReader(json, DecodeOptions.Default);
        reader.EnterObject();
        return reader.NextField(names, new Item());
    }

    // Mostly one order, as in a list of Slack; some names are not in the table.
    private static (string[] Names, string[][] Orders) Objects(Random random)
    {
        var names = Names(random);
        string[] Order() => [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => names[random.Next(names.Length)] + (random.Next(6) == 0 ? "x" : ""))];
        var usual = Order();
        return (names, [.. Enumerable.Range(0, 8).Select(_ => random.Next(3) == 0 ? Order() : usual)]);
    }

    private static string[] Names(Random random) => [.. Enumerable.Range(0, random.Next(1, 70)).Select(_ => Name(random)).Distinct(StringComparer.Ordinal)];

    // Of few letters, so that many begin or end alike; some begin alike for longer than a vector.
    private static string Name(Random random) => (random.Next(4) == 0 ? "name_that_begins_alike" : "") + string.Concat(Enumerable.Range(0, random.Next(41)).Select(_ => "aabx_\u00e4"[random.Next(6)]));
}
