using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Parsing;

public sealed class MemberTests
{
    [Test]
    public void An_argument_keeps_all_that_is_said_of_it()
    {
        var argument = Good.Argument("type: int\nrequired: true\nname: callNumber\nexample: 7\ndefault: 1\nminimum: 1\nmaximum: 9");
        Assert.That(
            argument,
            Is.EqualTo(new Member("id", "CallNumber", new(ScalarKind.Int), true, "The call.", "7", "1", Bounds.None with { Minimum = 1, Maximum = 9 })));
    }

    [Test]
    public void An_argument_is_optional_and_unbounded_unless_it_says_otherwise() =>
        Assert.That(Good.Argument("type: string"), Is.EqualTo(new Member("id", "Id", TypeRef.Text, false, "The call.", null, null, Bounds.None)));

    [Test]
    public void Lists_and_texts_have_bounds_of_their_own() => Assert.That(
        Good.Argument("type: csv<string>\nmin_items: 1\nmax_items: 20\nmin_length: 3\nmax_length: 30").Bounds,
        Is.EqualTo(new Bounds(null, null, 1, 20, 3, 30)));

    [Test]
    public void A_field_may_do_without_a_summary()
    {
        var field = Good.Method("returns: { call_id: { type: string, required: true } }").Returns.Single();
        Assert.That(field, Is.EqualTo(new Member("call_id", "CallId", TypeRef.Text, true, "", null, null, Bounds.None)));
    }

    [TestCase("string", ScalarKind.String)]
    [TestCase("int", ScalarKind.Int)]
    [TestCase("number", ScalarKind.Number)]
    [TestCase("bool", ScalarKind.Bool)]
    [TestCase("timestamp", ScalarKind.Timestamp)]
    [TestCase("unix_time", ScalarKind.UnixTime)]
    [TestCase("date", ScalarKind.Date)]
    [TestCase("binary", ScalarKind.Binary)]
    [TestCase("json", ScalarKind.Json)]
    public void A_scalar_type_is_one_word(string word, ScalarKind kind)
    {
        var type = Good.Argument($"type: {word}").Type;
        Assert.Multiple(() =>
        {
            Assert.That(type, Is.EqualTo(new TypeRef(kind)));
            Assert.That(type.ToString(), Is.EqualTo(word));
            Assert.That(type.IsWord, Is.EqualTo(kind is not (ScalarKind.Binary or ScalarKind.Json)));
        });
    }

    [Test]
    public void Composite_types_nest()
    {
        var type = Good.Argument("type: list<map<call_participant>>").Type;
        var expected = new TypeRef(TypeRefKind.List, null, new(TypeRefKind.Map, null, new(TypeRefKind.Named, "call_participant")));
        Assert.Multiple(() =>
        {
            Assert.That(type, Is.EqualTo(expected));
            Assert.That(type.Mentions, Is.EqualTo("call_participant"));
            Assert.That(type.ToString(), Is.EqualTo("list<map<call_participant>>"));
        });
    }

    [Test]
    public void Composite_types_nest_four_levels_deep() =>
        Assert.That(Good.Argument("type: list<list<map<csv<int>>>>").Type.ToString(), Is.EqualTo("list<list<map<csv<int>>>>"));

    [TestCase("string", "R024BE91L", "R024BE91L")]
    [TestCase("int", "-5", "-5")]
    [TestCase("number", "1.5", "1.5")]
    [TestCase("bool", "true", "true")]
    [TestCase("unix_time", "1562002086", "1562002086")]
    [TestCase("timestamp", "\"1512085950.000216\"", "1512085950.000216")]
    [TestCase("date", "2026-08-20", "2026-08-20")]
    [TestCase("list<string>", "[U1, \"2\", 3]", "[\"U1\", \"2\", 3]")]
    [TestCase("csv<string>", "U1,U2", "U1,U2")]
    [TestCase("json", "{ a: [1, -2.5, true, null, ~, x, 007, .5], \"b\": {} }", "{\"a\": [1, -2.5, true, null, null, \"x\", \"007\", \".5\"], \"b\": {}}")]
    [TestCase("json", "{ text: \"a\\n\\\"b\\\"\" }", "{\"text\": \"a\\u000a\\\"b\\\"\"}")]
    public void An_example_is_a_scalar_as_written_or_else_JSON(string type, string yaml, string example) =>
        Assert.That(Good.Argument($"type: {type}\nexample: {yaml}").Example, Is.EqualTo(example));

    [Test]
    public void A_default_may_be_anything() => Assert.Multiple(() =>
    {
        Assert.That(Good.Argument("type: bool\ndefault: false").Default, Is.EqualTo("false"));
        Assert.That(Good.Argument("type: list<string>\ndefault: [a]").Default, Is.EqualTo("[\"a\"]"));
    });

    [Test]
    public void A_wrong_example_costs_the_example_and_not_the_method()
    {
        var result = ManifestParser.Parse(
            "group: calls\nsummary: Calls.\nmethods: { add: { summary: Adds., params: { id: { type: int, example: x, summary: The call. } } } }");
        Assert.Multiple(() =>
        {
            Assert.That(result.Diagnostics.Single().Rule.IsError, Is.False);
            Assert.That(result.Model.Methods.Single().Params.Single().Example, Is.Null);
        });
    }
}
