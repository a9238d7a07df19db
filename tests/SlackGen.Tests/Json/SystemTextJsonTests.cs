using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen.Tests.Json;

/// <summary>System.Text.Json's serializer gives and takes Slack's JSON, by reflection and by source generation.</summary>
public sealed partial class SystemTextJsonTests
{
    private const string Circle = """{"type":"circle","radius":2}""";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Test]
    public void Objects_and_unions_are_written_as_Slack_writes_them()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonSerializer.Serialize(new Circle { Radius = 2 }), Is.EqualTo(Circle));
            Assert.That(JsonSerializer.Serialize<IShape>(new Circle { Radius = 2 }), Is.EqualTo(Circle));
            Assert.That(JsonSerializer.Serialize<object>(new Circle { Radius = 2 }, Web), Is.EqualTo(Circle));
            Assert.That(JsonSerializer.Serialize(new List<IShape> { new Circle { Radius = 2 }, SlackJson.Parse<IShape>("""{"type":"star"}""") }), Is.EqualTo($$"""[{{Circle}},{"type":"star"}]"""));
            Assert.That(JsonSerializer.Serialize<object>(SlackJson.Parse<IShape>("""{"type":"star"}""")), Is.EqualTo("""{"type":"star"}"""));
            Assert.That(JsonSerializer.Serialize(new OrderRequest { Name = "a", Count = 1 }), Is.EqualTo("""{"name":"a","count":1}"""));
            Assert.That(JsonSerializer.Serialize(SlackJson.Parse<OrdersResponse>("""{"ok":true,"total":1}""")), Is.EqualTo("""{"ok":true,"total":1}"""));
        }
    }

    [Test]
    public void Objects_and_unions_are_read_as_Slack_writes_them()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonSerializer.Deserialize<Circle>(Circle)!.Radius, Is.EqualTo(2));
            Assert.That(JsonSerializer.Deserialize<IShape>(Circle), Is.TypeOf<Circle>());
            Assert.That(JsonSerializer.Deserialize<IReadOnlyList<IShape>>($$"""[{{Circle}},null,{"type":"star"}]""")!.Select(s => s?.Type), Is.EqualTo(["circle", null, "star"]));
            Assert.That(JsonSerializer.Deserialize<UnknownShape>("""{"type":"star"}""")!.Type, Is.EqualTo("star"));
            Assert.That(JsonSerializer.Deserialize<OrderRequest>("""{"name":"a","count":1}""")!.Name, Is.EqualTo("a"));
            Assert.That(JsonSerializer.Deserialize<OrdersResponse>("""{"ok":false,"error":"x"}""")!.Error, Is.EqualTo("x"));
            Assert.That(JsonSerializer.Deserialize<IShape>("null"), Is.Null);
        }
    }

    [Test]
    public void A_model_of_the_users_own_holds_them()
    {
        var draft = new Draft
        {
            Title = "t",
            Shapes = [new Circle { Radius = 2 }],
            Color = new("red"),
            At = "1512085950.000216",
            Since = 7,
            ByTime = new() { ["1512085950.000216"] = new("blue") },
            ByColor = new() { [new("red")] = 1 },
        };
        const string Json = """{"title":"t","shapes":[{"type":"circle","radius":2}],"color":"red","at":"1512085950.000216","since":7,"byTime":{"1512085950.000216":"blue"},"byColor":{"red":1}}""";

        var byReflection = JsonSerializer.Deserialize<Draft>(Json, Web)!;
        var bySourceGeneration = JsonSerializer.Deserialize(Json, Generated.Default.Draft)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonSerializer.Serialize(draft, Web), Is.EqualTo(Json));
            Assert.That(JsonSerializer.Serialize(draft, Generated.Default.Draft), Is.EqualTo(Json));
            Assert.That(JsonSerializer.Serialize(byReflection, Web), Is.EqualTo(Json));
            Assert.That(JsonSerializer.Serialize(bySourceGeneration, Generated.Default.Draft), Is.EqualTo(Json));
            Assert.That(bySourceGeneration.Shapes!.Single(), Is.TypeOf<Circle>());
        }
    }

    [Test]
    public void Types_of_the_package_are_in_a_context_too()
    {
        const string Json = """{"next_cursor":"c"}""";

        Assert.That(JsonSerializer.Serialize(JsonSerializer.Deserialize(Json, Generated.Default.SlackResponseMetadata)!, Generated.Default.SlackResponseMetadata), Is.EqualTo(Json));
    }

    [Test]
    public void What_no_property_takes_survives() =>
        Assert.That(
            JsonSerializer.Serialize(JsonSerializer.Deserialize<IShape>("""{"type":"circle","radius":"wide","color":"red"}""")),
            Is.EqualTo("""{"type":"circle","radius":"wide","color":"red"}"""));

    [Test]
    public void What_no_property_takes_is_an_error_where_the_options_disallow_it()
    {
        var options = new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

        Assert.That(() => JsonSerializer.Deserialize<IShape>("""{"type":"circle","color":"red"}""", options), Throws.TypeOf<JsonException>().With.Message.Contains("'color'"));
    }

    [TestCase("7")]
    [TestCase("[]")]
    [TestCase("\"circle\"")]
    public void What_is_no_object_is_an_error_of_the_serializer(string json) =>
        Assert.That(() => JsonSerializer.Deserialize<Circle>(json), Throws.TypeOf<JsonException>().With.Message.Contains("cannot be read as Circle"));

    [Test]
    public void Comments_and_trailing_commas_are_read_where_the_options_allow_them()
    {
        var options = new JsonSerializerOptions { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

        Assert.That(JsonSerializer.Deserialize<Circle>("{\"type\":\"circle\", /* wide */ \"radius\":2,}", options)!.Radius, Is.EqualTo(2));
    }

    [Test]
    public void Depth_is_bounded_by_the_options()
    {
        const string Deep = """{"type":"group","shapes":[{"type":"group","shapes":[{"type":"group","shapes":[]}]}]}""";

        Assert.That(() => JsonSerializer.Deserialize<IShape>(Deep, new JsonSerializerOptions { MaxDepth = 3 }), Throws.TypeOf<JsonException>());
        Assert.That(JsonSerializer.Deserialize<IShape>(Deep, new JsonSerializerOptions { MaxDepth = 6 }), Is.TypeOf<ShapeGroup>());
    }

    [Test]
    public void Escapes_and_indentation_are_the_serializers()
    {
        var item = new Item { Name = "<b>ü" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonSerializer.Serialize(item), Is.EqualTo("""{"name":"\u003Cb\u003E\u00FC"}"""));
            Assert.That(JsonSerializer.Serialize(item, new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), Is.EqualTo("""{"name":"<b>ü"}"""));
            Assert.That(JsonSerializer.Serialize(item, new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), Is.EqualTo("{\n  \"name\": \"<b>ü\"\n}"));
        }
    }

    [Test]
    public void Times_and_words_are_read_leniently_and_refused_clearly()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(JsonSerializer.Deserialize<UnixTime>("\"7\"").Seconds, Is.EqualTo(7));
            Assert.That(JsonSerializer.Deserialize<SlackTimestamp>("1512085950.000216").Value, Is.EqualTo("1512085950.000216"));
            Assert.That(() => JsonSerializer.Deserialize<SlackTimestamp>("\"soon\""), Throws.TypeOf<JsonException>().With.Message.Contains("'soon' is not a SlackTimestamp"));
            Assert.That(() => JsonSerializer.Deserialize<Color>("true"), Throws.TypeOf<JsonException>().With.Message.Contains("text or a number"));
        }
    }

    internal sealed class Draft
    {
        public string? Title { get; set; }

        public IReadOnlyList<IShape>? Shapes { get; set; }

        public Color? Color { get; set; }

        public SlackTimestamp At { get; set; }

        public UnixTime Since { get; set; }

        public Dictionary<SlackTimestamp, Color>? ByTime { get; set; }

        public Dictionary<Color, int>? ByColor { get; set; }
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Draft))]
    [JsonSerializable(typeof(SlackResponseMetadata))]
    private sealed partial class Generated : JsonSerializerContext;
}
