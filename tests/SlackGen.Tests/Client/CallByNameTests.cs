using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Tests.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Client;

/// <summary>A call by name goes by what the manifest says of the method.</summary>
public sealed class CallByNameTests
{
    private static readonly int[] Numbers = [1, 2];

    private static IEnumerable<TestCaseData> Values()
    {
        yield return Case("text", "C1", "C1");
        yield return Case("a JSON string", JsonElement.Parse("\"C1\""), "C1");
        yield return Case("a JSON object", JsonElement.Parse("""{"a": 1}"""), """{"a": 1}""");
        yield return Case("a JSON node", new JsonObject { ["a"] = new JsonArray(1, "b") }, """{"a":[1,"b"]}""");
        yield return Case("a JSON node that is a string", JsonValue.Create("C1"), "C1");
        yield return Case("a JSON document", JsonDocument.Parse("[1]"), "[1]");
        yield return Case("whole numbers", Numbers, "[1,2]");
        yield return Case("numbers", new List<object> { 1.5, 2.25m, 0.1f, ulong.MaxValue }, "[1.5,2.25,0.1,18446744073709551615]");
        yield return Case("a dictionary", new Dictionary<string, object?> { ["a"] = 1, ["b"] = new[] { "x" }, ["c"] = null }, """{"a":1,"b":["x"],"c":null}""");
        yield return Case("a dictionary of numbers", new Dictionary<string, int> { ["a"] = 1 }, """{"a":1}""");
        yield return Case("an address", new Uri("https://example.com/a?b=ü"), "https://example.com/a?b=%C3%BC");
        yield return Case("a time", DateTimeOffset.FromUnixTimeSeconds(1512085951), "1512085951");
        yield return Case("a day", new DateOnly(2026, 8, 1), "2026-08-01");
        yield return Case("a word of an enum", new Color("red"), "red");
        yield return Case("words of an enum", new[] { new Color("red"), new Color("blue") }, """["red","blue"]""");
        yield return Case("an object", new Item { Name = "a" }, """{"name":"a"}""");
        yield return Case("objects", new IShape[] { new Circle { Radius = 1 } }, """[{"type":"circle","radius":1}]""");
        yield return Case("a list of lists", new[] { new[] { 1 }, [] }, "[[1],[]]");
        yield return Case("true", true, "true");

        static TestCaseData Case(string name, object? value, string expected) => new TestCaseData(value, expected).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Values))]
    public async Task A_value_is_written_as_a_form_carries_it(object? value, string expected)
    {
        var (client, call) = Client();

        await client.CallAsync("some.newMethod", new Dictionary<string, object?> { ["x"] = value });

        Assert.That(Uri.UnescapeDataString(call.Stub.Sent.Single().Body.Replace('+', ' ')), Is.EqualTo("x=" + expected));
    }

    [Test]
    public async Task Null_is_left_out()
    {
        var (client, call) = Client();

        await client.CallAsync("some.newMethod", new Dictionary<string, object?> { ["a"] = null, ["b"] = JsonElement.Parse("null"), ["c"] = 1 });

        Assert.That(call.Stub.Sent.Single().Body, Is.EqualTo("c=1"));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("a duration", TimeSpan.Zero);
        yield return Case("durations", new[] { TimeSpan.Zero });
        yield return Case("a duration in a dictionary", new Dictionary<string, object?> { ["t"] = TimeSpan.Zero });
        yield return Case("a dictionary whose keys are numbers", new Dictionary<int, int> { [1] = 1 });
        yield return Case("bytes", new byte[] { 1 });
        yield return Case("a time of no zone", DateTime.UnixEpoch);
        yield return Case("an anonymous object", new { a = 1 });

        static TestCaseData Case(string name, object value) => new TestCaseData(value).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refused))]
    public void A_value_of_another_kind_is_refused_by_name_and_nothing_is_sent(object value)
    {
        var (client, call) = Client();

        Assert.That(() => client.CallAsync("some.newMethod", new Dictionary<string, object?> { ["when"] = value }), Throws.ArgumentException.With.Message.StartsWith("The argument 'when' holds a "));
        Assert.That(call.Stub.Sent, Is.Empty);
    }

    [Test]
    public async Task Arguments_are_taken_when_the_call_is_made()
    {
        var list = new List<int> { 1 };
        var (client, call) = Client(clock: new ManualTimeProvider());
        await client.CallAsync("chat.postMessage", Message("C1", list));
        var second = client.CallAsync("chat.postMessage", Message("C1", list));
        list.Add(2);
        call.Clock.Advance(TimeSpan.FromMinutes(1));
        await second;

        Assert.That(call.Stub.Sent.Select(s => s.Body), Is.All.EqualTo("""{"channel":"C1","list":[1]}"""));
    }

    [Test]
    public async Task A_comma_joined_list_and_a_message_time_are_written_as_their_method_takes_them()
    {
        var (client, call) = Client();

        await client.CallAsync("conversations.list", new Dictionary<string, object?> { ["types"] = new[] { "im", "mpim" } });
        await client.CallAsync("conversations.history", new Dictionary<string, object?> { ["channel"] = "C1", ["oldest"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero) });

        Assert.That(call.Stub.Sent.Select(s => Uri.UnescapeDataString(s.Body)), Is.EqualTo(["types=im,mpim", "channel=C1&oldest=1767323045.678000"]));
    }

    [Test]
    public async Task The_kind_of_body_is_the_methods()
    {
        var (client, call) = Client();

        await client.CallAsync("views.publish", new Dictionary<string, object?> { ["user_id"] = "U1", ["view"] = new Item { Name = "a" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.Stub.Sent.Single().Headers, Does.Contain("Content-Type: application/json"));
            Assert.That(call.Stub.Sent.Single().Body, Is.EqualTo("""{"user_id":"U1","view":{"name":"a"}}"""));
        }
    }

    [Test]
    public async Task Two_channels_do_not_wait_for_each_other()
    {
        var (client, call) = Client(c => c.LimitMode = SlackLimitMode.Fail);

        await client.CallAsync("chat.postMessage", Message("C1"));
        await client.CallAsync("chat.postMessage", Message("C2"));

        Assert.That(() => client.CallAsync("chat.postMessage", Message("C2")), Throws.TypeOf<SlackRateLimitedException>());
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_method_that_nobody_knows_counts_as_tier_2()
    {
        var (client, call) = Client(c => c.LimitMode = SlackLimitMode.Fail);
        var sent = 0;
        try
        {
            for (; sent < 1000; sent++)
            {
                await client.CallAsync("some.newMethod");
            }
        }
        catch (SlackRateLimitedException)
        {
        }

        Assert.That((sent, call.Stub.Sent.Count), Is.EqualTo((SlackTiers.Rate(2).Permits, SlackTiers.Rate(2).Permits)));
    }

    [TestCase("users.list", 2)]
    [TestCase("chat.postMessage", 1)]
    [TestCase("some.newMethod", 1)]
    public void Only_what_is_safe_to_repeat_is_repeated(string method, int attempts)
    {
        var (client, call) = Client(c => c.Retry = new SlackRetryOptions { MaxRetries = 1 }, Responses.Html(502));

        Assert.That(() => client.CallAsync(method), Throws.TypeOf<SlackException>());
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(attempts));
    }

    [Test]
    public void A_token_of_another_kind_is_refused_before_anything_is_sent()
    {
        var (client, call) = Client(c => c.Token = "xoxb-bot");

        Assert.That(() => client.CallAsync("admin.users.list"), Throws.InstanceOf<Exception>().With.Message.Contains("admin.users.list"));
        Assert.That(call.Stub.Sent, Is.Empty);
    }

    [Test]
    public async Task A_token_among_the_arguments_travels_in_the_header()
    {
        var (client, call) = Client();

        await client.CallAsync("users.info", new Dictionary<string, object?> { ["user"] = "U1", ["token"] = "xoxp-of-this-call" });

        Assert.That((call.Stub.Sent.Single().Authorization, call.Stub.Sent.Single().Body), Is.EqualTo(("Bearer xoxp-of-this-call", "user=U1")));
    }

    [Test]
    public void A_method_that_responds_with_a_file_is_refused() =>
        Assert.That(() => Client().Client.CallAsync("admin.analytics.getFile"), Throws.ArgumentException.With.Message.Contains("responds with a file"));

    [Test]
    public async Task A_method_that_responds_without_ok_may_do_so()
    {
        var bare = SlackMethodTable.BuiltIn.Names.First(n => SlackMethodTable.BuiltIn.Find(n)!.Method.Response == SlackResponseKind.Bare);
        var (client, _) = Client(response: Responses.Json(200, """{"x":1}"""));

        var response = await client.CallAsync(bare);

        Assert.That(response.ToJson(), Is.EqualTo("""{"x":1}"""));
    }

    [Test]
    public async Task The_methods_of_the_project_itself_come_first()
    {
        var call = new Call([Responses.Ok], ownMethods: "reports.run\t2\t3/60/0/name\tjson\tenvelope\t15\t-i\tcolumns,csv\nusers.list\t1\t-\tform\tenvelope\t15\t-");
        var client = new TestClient(call.Connection);

        await client.CallAsync("reports.run", new Dictionary<string, object?> { ["columns"] = new[] { "a", "b" } });
        await client.CallAsync("users.info");

        Assert.That(call.Stub.Sent.Select(s => s.Body), Is.EqualTo(["""{"columns":"a,b"}""", ""]));
    }

    [Test]
    public void The_table_says_which_arguments_and_fields_hold_secrets()
    {
        var table = new SlackMethodTable("reports.run\t2\t-\tform\tenvelope\t15\t-\tpin,secret");

        Assert.That(table.Find("reports.run")!.Method.Secrets, Is.EqualTo("pin"));
        Assert.That(SlackMethodTable.BuiltIn.Find("oauth.v2.access")!.Method.Secrets.Split(' '), Does.Contain("client_secret"));
        Assert.That(SlackMethodTable.BuiltIn.Find("users.list")!.Method.Secrets, Is.Empty);
    }

    [Test]
    public void The_table_has_every_method_with_its_budget()
    {
        var table = SlackMethodTable.BuiltIn;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Names, Has.Count.GreaterThan(300));
            Assert.That(table.Find("chat.postMessage")!.Method.Rate!.By, Is.EqualTo("channel"));
            Assert.That(table.Find("users.list")!.Method, Is.EqualTo(new SlackMethod("users.list") { Tier = 2, Tokens = SlackTokenKinds.Bot | SlackTokenKinds.User, Idempotent = true }));
            Assert.That(table.Find("oauth.v2.access")!.Method.BasicAuth, Is.True);
            Assert.That(table.Find("no.suchMethod"), Is.Null);
        }
    }

    private static Dictionary<string, object?> Message(string channel, List<int>? list = null) => new() { ["channel"] = channel, ["list"] = list };

    private static (TestClient Client, Call Call) Client(
        Action<SlackClientOptions>? configure = null, Response? response = null, ManualTimeProvider? clock = null)
    {
        var call = new Call([response ?? Responses.Ok], configure, clock);
        return (new TestClient(call.Connection), call);
    }

    private sealed class TestClient(SlackConnection connection) : SlackClientBase(connection);
}
