using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing.Tests;

/// <summary>Slack's own client for Node works against the fake as it is.</summary>
[Category("Slow")]
public sealed class NodeClientTests
{
    private static readonly FakeManifest Manifest = ManifestLoader.BuiltIn;

    private FakeSlack slack = null!;

    [SetUp]
    public async Task Start() => slack = await FakeSlack.StartAsync();

    [TearDown]
    public async Task Stop() => await slack.DisposeAsync();

    [Test]
    public async Task Socket_Mode_delivers_and_refreshes()
    {
        var running = NodeClient.RunAsync(slack, "socketMode", FakeSlack.AppToken);
        var first = await Task.WhenAny(running, slack.SocketMode.WaitForConnectionsAsync());
        if (first == running)
        {
            // Skipped, or failed before it connected.
            await running;
        }

        var before = slack.SocketMode.Connections[0];
        var command = await slack.SocketMode.SendCommandAsync("/deploy", "4.12");
        await command.Acknowledged.Soon();
        await (await slack.SocketMode.SendInteractionAsync(new { type = "view_submission", view = new { id = "V1" } })).Acknowledged.Soon();
        await before.RequestRefreshAsync();
        await before.Closed.Soon();
        await slack.SocketMode.WaitForConnectionsAsync();
        var last = await slack.SocketMode.SendEventAsync(new { type = "app_uninstalled" });
        var attempt = await last.Acknowledged.Soon();
        var received = await running;
        await attempt.Connection!.Closed.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(received!.ToJsonString(), Is.EqualTo(
                """[["slash_commands","/deploy",null],["interactive","view_submission",null],["events_api","app_uninstalled",0]]"""));
            Assert.That(command.Acknowledgement!.ToJsonString(), Is.EqualTo("""{"text":"got /deploy"}"""));
            Assert.That(attempt.Connection, Is.Not.SameAs(before));
            Assert.That(slack.SocketMode.ProtocolErrors, Is.Empty);
        });
    }

    [Test]
    public async Task Every_method_is_accepted()
    {
        var calls = new JsonArray([.. Manifest.Methods.Values.Select(method => new JsonObject
        {
            ["method"] = method.Name,
            ["args"] = slack.Samples.Request(method.Name),
            ["files"] = new JsonArray([.. method.Params.Where(p => p.Type.Scalar == ScalarKind.Binary).Select(p => JsonValue.Create(p.Name))]),
        })]);
        var results = (await NodeClient.RunAsync(slack, "everyMethod", calls: calls))!.AsArray();
        Assert.Multiple(() =>
        {

            // The client takes a response without `ok` for an error, so it throws on the documented response of such a method.
            Assert.That(
                results.Where(r => r!["error"] is not null && Manifest.Methods[(string)r["method"]!].Response != ResponseKind.Bare).Select(r => $"{r!["method"]}: {r["error"]}"),
                Is.Empty);
            Assert.That(slack.Requests.Select(r => r.Method), Is.EqualTo(Manifest.Methods.Values.Select(m => m.Name)));
            Assert.That(slack.Requests.Where(r => r.Refused is not null).Select(r => $"{r.Method}: {r.Refused}"), Is.Empty);
            Assert.That(slack.Requests.Where(r => !JsonNode.DeepEquals(r.Arguments, slack.Samples.Request(r.Method))).Select(r => r.Method), Is.Empty);
            Assert.That(results.Count(r => (bool)r!["isBound"]!), Is.GreaterThan(200), "Most methods have a function of their own.");
        });
    }

    [Test]
    public async Task Pages_are_followed()
    {
        slack.On("users.list").Page(Enumerable.Range(1, 5).Select(i => new { id = $"U{i}" }), pageSize: 2);
        var pages = await NodeClient.RunAsync(slack, "paging");
        Assert.That(pages!.ToJsonString(), Is.EqualTo("""[["U1","U2"],["U3","U4"],["U5"]]"""));
    }

    [Test]
    public async Task Files_are_uploaded()
    {
        var ids = await NodeClient.RunAsync(slack, "upload");
        Assert.Multiple(() =>
        {
            Assert.That(slack.Uploads.Select(u => Encoding.UTF8.GetString(u.Start.Span)), Is.EquivalentTo(new[] { "first", "the second" }));
            Assert.That(ids.Deserialize<string[]>(), Is.EquivalentTo(slack.Uploads.Select(u => u.FileId)));
            Assert.That((string?)slack.RequestsTo("files.completeUploadExternal").Single().Arguments["initial_comment"], Is.EqualTo("Here they are"));
            Assert.That(slack.Requests.Select(r => r.Refused), Is.All.Null);
        });
    }

    [Test]
    public async Task A_message_is_streamed()
    {
        await NodeClient.RunAsync(slack, "stream");
        Assert.Multiple(() =>
        {
            Assert.That(slack.Requests[0].Method, Is.EqualTo("chat.startStream"));
            Assert.That(slack.Requests[^1].Method, Is.EqualTo("chat.stopStream"));
            Assert.That(string.Concat(slack.Requests.Select(Markdown)), Is.EqualTo("**hello world**!"));
            Assert.That(slack.Requests.Select(r => r.Refused), Is.All.Null);
        });
    }

    // The client sends text as it is or as chunks, by its version.
    private static string Markdown(RecordedRequest request) =>
        (string?)request.Arguments["markdown_text"] + string.Concat((request.Arguments["chunks"] as JsonArray ?? []).Select(c => (string?)c!["text"]));

    [Test]
    public async Task Each_call_may_have_a_token_of_its_own()
    {
        await NodeClient.RunAsync(slack, "tokenPerCall", FakeSlack.BotToken);
        Assert.That(slack.Requests.Select(r => (r.Refused, r.Token, r.Arguments.Count)), Is.EqualTo(Enumerable.Repeat(((string?)null, FakeSlack.BotToken, 0), 2)));
    }

    [Test]
    public async Task An_error_arrives_as_one_of_the_platform()
    {
        var error = await NodeClient.RunAsync(slack, "failure");
        Assert.That(error!.ToJsonString(), Is.EqualTo("""["slack_webapi_platform_error","no_text"]"""));
    }
}
