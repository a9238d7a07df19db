using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Tests.Json;

/// <summary>Fields that Slack always sends, in JSON that lacks them: nothing is written that was not there.</summary>
public sealed class AbsentFieldTests
{
    private const string Whole = """
        {"name":"a","count":1,"open":true,"lines":["x"],"at":"1512085950.000216","day":"2026-11-29","any":{"k":1},"color":"red","note":"n","item":{"name":"i"}}
        """;

    [Test]
    public void A_required_field_that_was_absent_is_not_written()
    {
        Assert.Multiple(() =>
        {
            foreach (var name in JsonNode.Parse(Whole)!.AsObject().Select(p => p.Key).ToList())
            {
                var json = JsonNode.Parse(Whole)!.AsObject();
                json.Remove(name);
                AssertSame(json.ToJsonString(), SlackJson.Parse<Order>(json.ToJsonString()).ToJson());
            }
        });
    }

    [Test]
    public void Nothing_becomes_nothing() => Assert.That(SlackJson.Parse<Order>("{}").ToJson(), Is.EqualTo("{}"));

    [Test]
    public void A_required_field_that_was_null_where_it_may_not_be_is_not_written_as_its_default() =>
        Assert.That(SlackJson.Parse<Order>("""{"name": null,"count":null,"lines":null,"open" : true}""").ToJson(), Is.EqualTo("""{"open":true}"""));

    [TestCase("""{"ok":true,"error":null,"orders":[]}""")]
    [TestCase("""{"orders":[],"error":null,"ok":true}""")]
    [TestCase("""{"ok":true,"orders":[],"response_metadata":null}""")]
    public void A_null_of_the_envelope_is_not_one_of_a_field_of_the_response(string json) =>
        Assert.That(SlackJson.Parse<OrdersResponse>(json).ToJson(), Does.Contain("\"orders\":[]"));

    [Test]
    public void A_default_that_was_there_is_written()
    {
        const string Json = """{"name":"","count":0,"open":false,"lines":[],"color":"","item":{}}""";

        AssertSame(Json, SlackJson.Parse<Order>(Json).ToJson());
    }

    [Test]
    public void What_is_set_after_reading_is_written()
    {
        var order = SlackJson.Parse<Order>("{}");
        (order.Name, order.Count, order.Open, order.Lines) = ("set", 2, true, ["l"]);

        AssertSame("""{"name":"set","count":2,"open":true,"lines":["l"]}""", order.ToJson());
    }

    [Test]
    public void Null_is_written_where_Slack_always_sends_the_field_and_may_send_null()
    {
        using (Assert.EnterMultipleScope())
        {
            AssertSame("""{"name":"a","item":null}""", SlackJson.Parse<Order>("""{"name":"a","item":null}""").ToJson());
            AssertSame("""{"name":"a"}""", SlackJson.Parse<Order>("""{"name":"a"}""").ToJson());
            AssertSame("""{"name":"a"}""", SlackJson.Parse<Order>("""{"name":"a","note":null}""").ToJson());
        }
    }

    [Test]
    public void An_object_that_nobody_read_is_written_whole()
    {
        var order = new Order { Name = "", Count = 0, Open = false, Lines = [], At = "1.0", Day = new DateOnly(2026, 1, 2), Any = JsonElement.Parse("1"), Color = new("red"), Item = null };

        AssertSame("""{"name":"","count":0,"open":false,"lines":[],"at":"1.0","day":"2026-01-02","any":1,"color":"red","item":null}""", order.ToJson());
    }

    [Test]
    public void Each_object_of_a_list_misses_its_own_fields()
    {
        const string Json = """[{"name":"a"},{"count":1,"item":{"tags":["x"]},"name":"b"},{},{"open":false}]""";

        AssertSame(Json, SlackJson.ParseList<Order>(Json).ToJson());
    }

    [Test]
    public void An_object_in_an_object_does_not_count_for_the_outer_one()
    {
        // The inner object has a field of every number that the outer one lacks.
        const string Json = """{"item":{"name":"a","size":1,"tags":[]},"day":"2026-11-29"}""";

        AssertSame(Json, SlackJson.Parse<Order>(Json).ToJson());
    }

    [Test]
    public void A_discriminator_that_was_absent_is_not_written()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SlackJson.Parse<Circle>("""{"radius":1}""").ToJson(), Is.EqualTo("""{"radius":1}"""));
            Assert.That(SlackJson.Parse<IShape>("""{"type":"circle","radius":1}""").ToJson(), Is.EqualTo("""{"type":"circle","radius":1}"""));
            Assert.That(SlackJson.Parse<IShape>("""{"radius":1,"type":"circle"}""").ToJson(), Is.EqualTo("""{"type":"circle","radius":1}"""));
            Assert.That(new Circle { Radius = 1 }.ToJson(), Is.EqualTo("""{"type":"circle","radius":1}"""));
        }
    }

    [Test]
    public void It_is_the_same_where_nothing_is_kept()
    {
        var reader = new SlackReader("""{"name":"a","item":null,"count": null,"extra":1}"""u8, DecodeOptions.Default);
        Assert.That(Reading.TryRead<Order, ObjectCodec<Order>>(ref reader, out var order), Is.True);

        Assert.That(order!.ToJson(), Is.EqualTo("""{"name":"a","item":null}"""));
    }

    private static void AssertSame(string expected, string actual) =>
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)), Is.True, $"{expected}\nbecame\n{actual}");
}
