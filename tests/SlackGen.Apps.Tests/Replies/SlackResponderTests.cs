using System.Net;
using System.Text;
using SlackGen.Types;

namespace SlackGen.Apps.Tests;

public sealed class SlackResponderTests
{
    private const string Secret = "commands/T1/2/abcdefghijklmnop";

    [Test]
    public async Task A_message_is_posted_as_json()
    {
        await using var slack = new WireServer();

        await RespondAsync(slack.Address, r => r.SendAsync(new ResponseMessage { Text = "ä", ReplaceOriginal = true }));

        var request = slack.Requests.Single();
        Assert.That(request.Line, Is.EqualTo($"POST /api/{Secret} HTTP/1.1"));
        Assert.That(request.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(request.Headers.Keys, Has.None.EqualTo("Authorization").And.None.EqualTo("traceparent"));
        Assert.That(System.Text.Json.Nodes.JsonNode.Parse(request.BodyText)!["text"]!.GetValue<string>(), Is.EqualTo("ä"));
    }

    [Test]
    public async Task The_original_can_be_deleted()
    {
        await using var slack = new WireServer();

        await RespondAsync(slack.Address, r => r.DeleteOriginalAsync());

        Assert.That(slack.Requests.Single().BodyText, Is.EqualTo("""{"delete_original":true}"""));
    }

    [Test]
    public async Task Five_messages_are_sent_and_the_sixth_is_an_error()
    {
        await using var slack = new WireServer();

        var e = await FailAsync(slack.Address, async r =>
        {
            for (var i = 5; i > 0; i--)
            {
                Assert.That((r.RemainingUses, r.IsAvailable), Is.EqualTo((i, true)));
                await r.SendAsync("text");
            }

            Assert.That((r.RemainingUses, r.IsAvailable), Is.EqualTo((0, false)));
            await r.SendAsync("text");
        });

        Assert.That(slack.Requests, Has.Count.EqualTo(5));
        Assert.That(e.Message, Does.Contain("5 messages"));
    }

    [Test]
    public async Task After_thirty_minutes_nothing_is_sent()
    {
        await using var slack = new WireServer();
        await using var app = Create(out var get);
        await app.SendAsync(Sent.Command("/x", slack.Address + Secret));
        var responder = await get();

        app.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        await responder.SendAsync("text");
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(responder.IsAvailable, Is.False);
        var e = Assert.ThrowsAsync<SlackException>(() => responder.SendAsync("text"));
        Assert.That(e!.Message, Does.Contain("expired"));
        Assert.That(slack.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_delivery_without_a_response_url_says_so()
    {
        await using var app = Create(out var get);
        await app.SendAsync(Sent.Command("/x"));
        var responder = await get();

        Assert.That((responder.IsAvailable, responder.RemainingUses), Is.EqualTo((false, 0)));
        Assert.That(() => responder.SendAsync("text"), Throws.TypeOf<SlackException>().With.Message.Contains("no response_url"));
    }

    [TestCase("http://hooks.slack.com/commands/1")]
    [TestCase("ftp://127.0.0.1/")]
    [TestCase("commands/1")]
    public async Task A_response_url_that_is_not_https_is_refused(string url)
    {
        await using var app = Create(out var get);
        await app.SendAsync(Sent.Command("/x", url));
        var responder = await get();

        Assert.That(() => responder.SendAsync("text"), Throws.TypeOf<SlackException>().With.Message.Contains("not an https URL").And.Message.Not.Contains(url));
    }

    [Test]
    public async Task Too_many_requests_are_an_error_with_the_wait()
    {
        await using var slack = new WireServer(_ => Response("429 Too Many Requests", "ratelimited", "Retry-After: 7\r\n"));

        var e = await FailAsync(slack.Address, r => r.SendAsync("text"));

        Assert.That((e.StatusCode, e.RetryAfter), Is.EqualTo((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7))));
        Assert.That(slack.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("404 Not Found", "expired_url", "HTTP 404: expired_url. The URL takes messages for 30 minutes.")]
    [TestCase("404 Not Found", """{"ok":false,"error":"Expired url"}""", "HTTP 404: Expired url. The URL takes messages for 30 minutes.")]
    [TestCase("404 Not Found", "Expired url", "HTTP 404: Expired url. The URL takes messages for 30 minutes.")]
    [TestCase("404 Not Found", """{"ok":false,"error":"used_url"}""", "HTTP 404: used_url. The URL takes 5 messages.")]
    [TestCase("404 Not Found", """{"ok":false,"error":"Another text"}""", "HTTP 404: unknown_error.")]
    [TestCase("200 OK", """{"ok":false,"error":"invalid_blocks"}""", "HTTP 200: invalid_blocks")]
    [TestCase("500 Internal Server Error", "<html>text</html>", "HTTP 500.")]
    public async Task A_refusal_is_an_error_with_its_code(string status, string body, string expected)
    {
        await using var slack = new WireServer(_ => Response(status, body));

        Assert.That((await FailAsync(slack.Address, r => r.SendAsync("text"))).Message, Does.Contain(expected));
    }

    [TestCase("ok")]
    [TestCase("""{"ok":true}""")]
    [TestCase("")]
    public async Task A_success_is_no_error(string body)
    {
        await using var slack = new WireServer(_ => Response("200 OK", body));

        await RespondAsync(slack.Address, r => r.SendAsync("text"));
    }

    [Test]
    public async Task A_lost_connection_is_an_error_and_the_message_is_not_sent_again()
    {
        await using var slack = new WireServer(_ => []);

        var e = await FailAsync(slack.Address, r => r.SendAsync("text"));

        Assert.That(e.Message, Does.Contain("may have arrived"));
        Assert.That(slack.Requests, Has.Count.EqualTo(1));
        Assert.That(e.ToString(), Does.Not.Contain("abcdefghijklmnop"));
    }

    [Test]
    public async Task A_server_that_does_not_respond_is_an_error_after_ten_seconds()
    {
        using var release = new ManualResetEventSlim();
        await using var slack = new WireServer(_ =>
        {
            release.Wait(TimeSpan.FromSeconds(30));
            return [];
        });
        await using var app = Create(out var get);
        await app.SendAsync(Sent.Command("/x", slack.Address + Secret));
        var responder = await get();

        var sent = responder.SendAsync("text");
        Eventually.Becomes(() => slack.Requests.Count, 1);
        app.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.That(sent.IsCompleted, Is.False);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(() => sent.WaitAsync(TimeSpan.FromSeconds(20)), Throws.TypeOf<SlackException>().With.Message.Contains("within 10 s"));
        release.Set();
    }

    [Test]
    public async Task The_caller_can_cancel()
    {
        using var release = new ManualResetEventSlim();
        await using var slack = new WireServer(_ =>
        {
            release.Wait(TimeSpan.FromSeconds(30));
            return [];
        });
        await using var app = Create(out var get);
        await app.SendAsync(Sent.Command("/x", slack.Address + Secret));
        using var cancellation = new CancellationTokenSource();

        var sent = (await get()).SendAsync("text", cancellation.Token);
        Eventually.Becomes(() => slack.Requests.Count, 1);
        await cancellation.CancelAsync();

        Assert.That(() => sent.WaitAsync(TimeSpan.FromSeconds(20)), Throws.InstanceOf<OperationCanceledException>());
        release.Set();
    }

    [Test]
    public async Task The_url_is_in_no_log_and_no_trace()
    {
        var urls = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => urls.Enqueue($"{a.DisplayName} {string.Join(' ', a.TagObjects)}"),
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        await using var slack = new WireServer();
        await using var app = Create(out var get);
        await app.SendAsync(Sent.Command("/x", slack.Address + Secret));
        await (await get()).SendAsync("text");
        await app.DrainAsync();

        Assert.That(urls, Has.Some.StartsWith("slack.respond"));
        Assert.That(string.Join('\n', urls) + app.Log.Text, Does.Not.Contain("abcdefghijklmnop"));
    }

    private static AppHost Create(out Func<Task<SlackResponder>> get)
    {
        var responder = new TaskCompletionSource<SlackResponder>();
        get = () => responder.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return new AppHost(Handle.Command("/x", i =>
        {
            responder.SetResult(i.Context().Respond);
            return Task.FromResult(CommandReply.Nothing);
        }));
    }

    private static async Task RespondAsync(Uri address, Func<SlackResponder, Task> act)
    {
        await using var app = Create(out var get);
        await app.SendAsync(Sent.Command("/x", address + Secret));
        await act(await get());
    }

    private static async Task<SlackException> FailAsync(Uri address, Func<SlackResponder, Task> act)
    {
        var e = Assert.ThrowsAsync<SlackException>(() => RespondAsync(address, act))!;
        await Task.CompletedTask;
        Assert.That(e.ToString(), Does.Not.Contain("abcdefghijklmnop"));
        return e;
    }

    private static byte[] Response(string status, string body, string headers = "") =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {body.Length}\r\n{headers}Connection: close\r\n\r\n{body}");
}
