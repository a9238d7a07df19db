using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Json;

/// <summary>Unions, lists, requests and responses as JSON, without a call.</summary>
public sealed class OutsideOfCallsTests
{
    [Test]
    public void A_list_of_a_union_is_read_and_written_back()
    {
        const string Json = """[{"type":"circle","radius":2},{"type":"star","points":5},{"type":"group","shapes":[{"type":"circle"}]}]""";

        var shapes = SlackJson.ParseList<IShape>(Json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shapes.Select(s => s.GetType()), Is.EqualTo(new[] { typeof(Circle), typeof(UnknownShape), typeof(ShapeGroup) }));
            Assert.That(shapes.ToJson(), Is.EqualTo(Json));
            Assert.That(new List<Circle> { new() { Radius = 1 } }.ToJson(), Is.EqualTo("""[{"type":"circle","radius":1}]"""));
            Assert.That(Array.Empty<IShape>().ToJson(), Is.EqualTo("[]"));
        }
    }

    [Test]
    public void A_member_of_a_union_writes_itself_through_the_union()
    {
        IShape shape = new Circle { Radius = 2 };

        Assert.That(shape.ToJson(), Is.EqualTo("""{"type":"circle","radius":2}"""));
    }

    [TestCase("""[{"type":"circle"},null]""")]
    [TestCase("""[{"type":"circle"},7]""")]
    [TestCase("""{"type":"circle"}""")]
    [TestCase("null")]
    public void Nothing_is_left_out_of_a_list(string json) => Assert.That(
        () => SlackJson.ParseList<IShape>(json),
        Throws.TypeOf<SlackException>().With.Message.EqualTo("The JSON cannot be read as a list of IShape."));

    [Test]
    public void A_list_with_null_in_it_is_not_written() =>
        Assert.That(() => new IShape[] { null! }.ToJson(), Throws.ArgumentNullException);

    [Test]
    public void An_unknown_field_in_a_list_is_an_error_when_reading_strictly() => Assert.That(
        () => SlackJson.ParseList<IShape>("""[{"type":"circle","color":"red"}]""", strict: true),
        Throws.TypeOf<SlackException>().With.Message.Contains("Circle has no property for 'color'"));

    [Test]
    public void An_unknown_member_wraps_objects_only() =>
        Assert.That(() => new UnknownShape(JsonElement.Parse("[]")), Throws.ArgumentException);

    [TestCase("""{"ok":true,"orders":[{"name":"a"}],"total":1,"response_metadata":{"next_cursor":"c","messages":["m"]},"new":{"x":[]}}""")]
    [TestCase("""{"ok":false,"error":"invalid_auth","needed":"a:read","provided":"b:read","errors":[{"code":1}]}""")]
    [TestCase("""{"ok":true,"orders":[],"total":0,"warning":"a,b"}""")]
    [TestCase("""{"ok":true,"orders":[],"total":0,"warning":"a","response_metadata":{"warnings":["a"]}}""")]
    [TestCase("""{"ok":true,"orders":[],"total":0,"response_metadata":{"warnings":["a"]}}""")]
    [TestCase("""{"ok":true,"warnings":["a","b"]}""")]
    [TestCase("""{"orders":[],"total":0}""")]
    [TestCase("{}")]
    public void A_stored_response_is_read_and_written_back(string json)
    {
        using (Assert.EnterMultipleScope())
        {
            AssertSame(json, SlackJson.Parse<OrdersResponse>(json).ToJson());
            AssertSame(json, SlackJson.Parse<SlackRawResponse>(json).ToJson());
        }
    }

    [Test]
    public void A_stored_failure_is_a_response_and_no_exception()
    {
        var response = SlackJson.Parse<OrdersResponse>("""{"ok":false,"error":"invalid_auth"}""");

        Assert.That((response.Ok, response.Error), Is.EqualTo((false, "invalid_auth")));
    }

    [Test]
    public void A_response_that_a_test_makes_is_Slacks_JSON()
    {
        var response = new OrdersResponse { Orders = [new Item { Name = "a" }], Total = 1, Warnings = ["w", "x"] };

        AssertSame("""{"ok":true,"warning":"w,x","orders":[{"name":"a"}],"total":1}""", response.ToJson());
    }

    [Test]
    public void Warnings_that_are_set_after_reading_are_written()
    {
        var response = SlackJson.Parse<OrdersResponse>("""{"ok":true,"warnings":["a"]}""");
        response.Warnings = ["b"];

        AssertSame("""{"ok":true,"warning":"b"}""", response.ToJson());
    }

    [Test]
    public void A_raw_response_has_its_envelope_and_its_JSON()
    {
        var response = SlackJson.Parse<SlackRawResponse>("""{"ok":true,"x":1.50,"response_metadata":{"next_cursor":"c"}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Json.GetProperty("x").GetRawText(), Is.EqualTo("1.50"));
            Assert.That((response.Ok, response.NextCursor), Is.EqualTo((true, "c")));
            Assert.That(() => SlackJson.Parse<SlackRawResponse>("[]"), Throws.TypeOf<SlackException>());
        }
    }

    [TestCase("""{"ok":true,"response_metadata":{"next_cursor":"c"}}""", "c")]
    [TestCase("""{"ok":true,"response_metadata":{"next_cursor":""}}""", null)]
    [TestCase("""{"ok":true}""", null)]
    public void A_page_tells_the_cursor_of_the_next_one(string json, string? cursor) =>
        Assert.That(SlackJson.Parse<OrdersResponse>(json).NextCursor, Is.EqualTo(cursor));

    [Test]
    public void A_request_is_the_object_of_its_arguments()
    {
        var request = new OrderRequest { Name = "a", Count = 0, Words = ["x", "y"], Item = new Item { Size = 1 }, Token = Secret.Token, Idempotent = true };
        const string Json = """{"name":"a","count":0,"words":"x,y","item":{"size":1}}""";

        using (Assert.EnterMultipleScope())
        {
            AssertSame(Json, request.ToJson());
            AssertSame(Json, SlackJson.Parse<OrderRequest>(Json).ToJson());
            Assert.That(SlackJson.Parse<OrderRequest>(Json).Words, Is.EqualTo(["x", "y"]));
        }
    }

    [Test]
    public async Task A_request_that_was_read_is_sent_with_what_no_property_takes_and_without_what_was_absent()
    {
        var call = new Call([Responses.Ok]);
        var request = SlackJson.Parse<OrderRequest>("""{"count":"many","extra":"x y","more":{"a":[1]}}""");

        await call.SendAsync(new SlackMethod("orders.add"), request);

        Assert.That(
            Uri.UnescapeDataString(call.Stub.Sent.Single().Body.Replace('+', ' ')),
            Is.EqualTo("""count=many&extra=x y&more={"a":[1]}"""));
    }

    [Test]
    public async Task A_token_among_stored_arguments_travels_in_the_header_and_is_never_written()
    {
        var call = new Call([Responses.Ok]);
        var request = SlackJson.Parse<OrderRequest>("""{"name":"a","count":1,"token":"xoxb-stored"}""");

        await call.SendAsync(new SlackMethod("orders.add"), request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.Stub.Sent.Single().Authorization, Is.EqualTo("Bearer xoxb-stored"));
            Assert.That(call.Stub.Sent.Single().Body, Is.EqualTo("name=a&count=1"));
            AssertSame("""{"name":"a","count":1}""", request.ToJson());
        }
    }

    [Test]
    public void Bytes_to_upload_have_no_JSON()
    {
        var request = new WrittenRequest(w => w.Binary("image"u8, SlackUpload.FromBytes("x"u8.ToArray(), "x.png")));

        Assert.That(() => request.ToJson(), Throws.TypeOf<NotSupportedException>().With.Message.Contains("'image'"));
    }

    private static void AssertSame(string expected, string actual) =>
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)), Is.True, $"{expected}\nbecame\n{actual}");
}
