using System.Text;

namespace SlackGen.Testing.Tests;

[TestFixture(false, Category = "Slow")]
[TestFixture(true)]
public sealed class RecordingTests(bool isInProcess) : FakePerTest(isInProcess)
{
    private const string Everything = """
        {"name":"Sl\u00EFmer & co","legs":4,"weight":0.5,"is_tame":true,"born":1562002086,"seen":"1512085950.000216","day":"2026-08-20",
        "tags":["a","b"],"sizes":[1,2],"children":[{"id":"1"}],"notes":{"k":"v"},"extra":[1],"home":{"kind":"pond","depth":1.5},"mood":"calm"}
        """;

    private readonly bool isInProcess = isInProcess;

    protected override Task<FakeSlack> StartFakeAsync() => TestManifest.StartAsync(o => o.IsInProcess = isInProcess);

    private RecordedRequest Only => Slack.Requests.Single();

    [Test]
    public async Task Arguments_read_the_same_from_json()
    {
        await Caller.PostAsync("zoo.add", Everything.Replace("""["a","b"]""", "\"a,b\"").Replace("[1,2]", "\"1,2\""));
        AssertEverything();
    }

    [Test]
    public async Task Arguments_read_the_same_from_a_form()
    {
        var pairs = Wire.Texts(Everything, csv: ["tags", "sizes"]);
        await Caller.PostAsync("zoo.add", new FormUrlEncodedContent(pairs));
        AssertEverything();
    }

    [Test]
    public async Task Arguments_read_the_same_from_a_query()
    {
        var pairs = Wire.Texts(Everything, csv: ["tags", "sizes"]);
        await Caller.PostAsync("zoo.add?" + string.Join('&', pairs.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}")), content: null);
        AssertEverything();
    }

    [Test]
    public async Task Arguments_read_the_same_from_multipart()
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in Wire.Texts(Everything, csv: ["tags", "sizes"]))
        {
            body.Add(new StringContent(value, Encoding.UTF8), name);
        }

        await Caller.PostAsync("zoo.add", body);
        AssertEverything();
    }

    [Test]
    public async Task A_file_is_recorded_with_name_and_bytes()
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 255]), "picture", "h\u00E4h.png" }, { new StringContent("7"), "width" } };
        await Caller.PostAsync("zoo.draw", body);
        var file = Only.Files.Single();
        Assert.Multiple(() =>
        {
            Assert.That((file.Argument, file.Name), Is.EqualTo(("picture", "h\u00E4h.png")));
            Assert.That(file.Bytes.ToArray(), Is.EqualTo(new byte[] { 1, 2, 255 }));
            Assert.That((string)Only.Arguments["picture"]!["bytes"]!, Is.EqualTo("AQL/"));
            Assert.That((long)Only.Arguments["width"]!, Is.EqualTo(7));
        });
    }

    [Test]
    public async Task The_last_of_several_values_wins_as_it_does_at_Slack()
    {
        await Caller.PostAsync("zoo.add", """{"name":"a","name":"b","home":{"kind":"pond","kind":"cage"}}""");
        Assert.That(Only.Arguments.ToJsonString(), Is.EqualTo("""{"name":"b","home":{"kind":"cage"}}"""));
    }

    [Test]
    public async Task The_request_is_kept_as_it_came()
    {
        await Caller.PostFormAsync("zoo.rename?id=a%20b", "new_name=c+d");
        Assert.Multiple(() =>
        {
            Assert.That((Only.Method, Only.Verb), Is.EqualTo(("zoo.rename", "POST")));
            Assert.That(Only.PathAndQuery, Is.EqualTo("/api/zoo.rename?id=a%20b"));
            Assert.That(Only.ContentType, Is.EqualTo("application/x-www-form-urlencoded"));
            Assert.That(Only.BodyText, Is.EqualTo("new_name=c+d"));
            Assert.That(Only.Headers["content-LENGTH"], Is.EqualTo("12"));
            Assert.That(Only.Arguments.ToJsonString(), Is.EqualTo("""{"id":"a b","new_name":"c d"}"""));
            Assert.That(Only.Token, Is.EqualTo(FakeSlack.DefaultToken));
        });
    }

    [Test]
    public async Task Neither_token_nor_values_are_printed()
    {
        await Caller.PostAsync("zoo.add", """{"name":"private"}""");
        Assert.Multiple(() =>
        {
            Assert.That(Only.ToString(), Is.EqualTo("POST zoo.add {name} (application/json; charset=utf-8, 18 bytes)"));
            Assert.That(Only.Headers.Keys, Has.None.EqualTo("Authorization"));
        });
    }

    [Test]
    public async Task A_refused_request_is_recorded_with_the_reason()
    {
        await Caller.PostAsync("zoo.add", """{"nmae":"x"}""");
        Assert.That(Only.Refused, Is.EqualTo("invalid_arguments"));
        Assert.That(Only.Arguments.ToJsonString(), Is.EqualTo("""{"nmae":"x"}"""));
    }

    [Test]
    public async Task A_call_of_an_unknown_method_is_recorded()
    {
        await Caller.PostAsync("zoo.feed", """{"food":["hay"]}""");
        Assert.That(Only.Method, Is.EqualTo("zoo.feed"));
        Assert.That(Only.Arguments.ToJsonString(), Is.EqualTo("""{"food":["hay"]}"""));
    }

    [Test]
    public async Task Requests_are_found_by_method_and_by_pattern_and_forgotten_on_demand()
    {
        await Caller.GetAsync("zoo.list");
        await Caller.GetAsync("zoo.count");
        Assert.That((Slack.RequestsTo("zoo.list").Count, Slack.RequestsTo("zoo.*").Count, Slack.RequestsTo("*").Count), Is.EqualTo((1, 2, 2)));
        Slack.ClearRequests();
        Assert.That(Slack.Requests, Is.Empty);
    }

    [Test]
    public async Task Many_requests_at_once_are_all_recorded()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Caller.PostAsync("zoo.add", $$"""{"name":"{{i}}"}""")));
        Assert.That(Slack.Requests.Select(r => int.Parse((string)r.Arguments["name"]!)).Order(), Is.EqualTo(Enumerable.Range(0, 200)));
    }

    private void AssertEverything()
    {
        var expected = System.Text.Json.Nodes.JsonNode.Parse(Everything)!.ToJsonString();
        Assert.That(Only.Refused, Is.Null);
        Assert.That(Only.Arguments.ToJsonString(), Is.EqualTo(expected));
    }
}
