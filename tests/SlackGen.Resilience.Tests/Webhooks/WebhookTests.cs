using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Resilience.Tests.Webhooks;

/// <summary>Incoming webhooks of a fake Slack over HTTP, and what can happen to their messages.</summary>
public sealed class WebhookTests
{
    private FakeSlack slack = null!;
    private string url = null!;

    private IReadOnlyList<WorkspaceMessage> Posted => slack.Workspace!.Channel("random").Messages;

    [SetUp]
    public async Task StartAsync()
    {
        slack = await FakeSlack.StartAsync(o => o.Workspace = Workspace.Sample());
        url = slack.CreateWebhook("#random").AbsoluteUri;
    }

    [TearDown]
    public async Task StopAsync() => await slack.DisposeAsync();

    [Test]
    public async Task Text_and_blocks_are_posted()
    {
        var before = Posted.Count;
        var webhook = new SlackWebhook(url, Options(SlackLimitMode.Off));
        await webhook.SendAsync("Build *red*");
        await webhook.SendAsync(new() { Text = "Report", Blocks = [new HeaderBlock { Text = "Report" }], ThreadTs = Posted[^1].Ts, UnfurlLinks = false });
        Assert.That(slack.WebhookMessages.Select(m => m.Message.ToJsonString()), Has.Some.EqualTo("""{"text":"Build *red*"}"""));
        Assert.That(Posted.Skip(before).First().Text, Is.EqualTo("Build *red*"));
    }

    [Test]
    public async Task One_message_a_second_is_sent()
    {
        var webhook = new SlackWebhook(url, Options(SlackLimitMode.Fail));
        await webhook.SendAsync("first");
        var thrown = Assert.ThrowsAsync<SlackRateLimitedException>(() => webhook.SendAsync("second"));
        Assert.That(thrown.ToString(), Does.Not.Contain(url).And.Not.Contain(new Uri(url).AbsolutePath));
        await new SlackWebhook(slack.CreateWebhook("#random").AbsoluteUri, Options(SlackLimitMode.Fail)).SendAsync("another webhook");
    }

    [Test]
    public async Task A_message_that_Slack_refused_because_of_its_rate_is_sent_again()
    {
        var before = Posted.Count;
        slack.FaultWebhooks(Fault.RateLimited(1), times: 1);
        await new SlackWebhook(url, Options(SlackLimitMode.Wait)).SendAsync("once");
        Assert.That(Posted.Count - before, Is.EqualTo(1));
    }

    [Test]
    public async Task A_message_that_was_never_sent_is_sent_again()
    {
        var before = Posted.Count;
        var failures = 1;
        var options = Options(SlackLimitMode.Off);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            ConnectCallback = async (context, cancellationToken) =>
            {
                if (Interlocked.Decrement(ref failures) >= 0)
                {
                    throw new SocketException((int)SocketError.ConnectionRefused);
                }

                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        options.HttpClient = http;
        await new SlackWebhook(url, options).SendAsync("once");
        Assert.That(Posted.Count - before, Is.EqualTo(1));
    }

    [TestCase("reset after headers", 1)]
    [TestCase("reset before headers", 0)]
    [TestCase("503 Service Unavailable", 0)]
    public void A_message_that_may_have_arrived_is_not_sent_again(string name, int posted)
    {
        var before = Posted.Count;
        slack.FaultWebhooks(new[] { Fault.ResetAfterHeaders, Fault.ResetBeforeHeaders, Fault.Status(503) }.Single(f => f.Name == name), times: 1);
        var thrown = Assert.ThrowsAsync<SlackException>(() => new SlackWebhook(url, Options(SlackLimitMode.Off)).SendAsync("once"));
        Assert.That(thrown.Message, Does.Contain("It may have arrived, so it is not sent again."));
        Assert.That(Posted.Count - before, Is.EqualTo(posted));
    }

    [Test]
    public void A_page_with_HTTP_200_is_no_success()
    {
        slack.FaultWebhooks(Fault.Status(200), times: 1);
        Assert.That(
            () => new SlackWebhook(url, Options(SlackLimitMode.Off)).SendAsync("lost"),
            Throws.TypeOf<SlackException>().With.Message.Contains("got a response that is not Slack's: HTTP 200"));
    }

    [Test]
    public void A_wrong_secret_is_a_typed_error()
    {
        var thrown = Assert.ThrowsAsync<SlackApiException<SlackWebhookError>>(() => new SlackWebhook(url + "x", Options(SlackLimitMode.Off)).SendAsync("text"));
        Assert.That((thrown.Error, thrown.Category, thrown.StatusCode), Is.EqualTo((SlackWebhookError.InvalidToken, SlackErrorCategory.Auth, HttpStatusCode.Forbidden)));
    }

    [Test]
    public void A_redirect_is_not_followed()
    {
        slack.FaultWebhooks(Fault.Redirect(url, 307));
        Assert.That(
            () => new SlackWebhook(url, Options(SlackLimitMode.Off)).SendAsync("text"),
            Throws.TypeOf<SlackException>().With.Message.Contains("was redirected, which is not followed"));
    }

    [Test]
    public async Task The_URL_is_in_no_log_trace_or_exception()
    {
        var seen = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => seen.Enqueue($"{a.DisplayName} {string.Join(' ', a.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        using var log = new LogSink();
        using var loggers = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        var options = Options(SlackLimitMode.Off);
        options.LoggerFactory = loggers;
        var webhook = new SlackWebhook(url, options);
        await webhook.SendAsync("text");
        slack.FaultWebhooks(Fault.ResetBeforeHeaders, times: 1);
        seen.Enqueue(Assert.ThrowsAsync<SlackException>(() => webhook.SendAsync("text")).ToString());
        seen.Enqueue(log.Text);
        Assert.That(seen, Has.Some.Contains("webhook"));
        Assert.That(seen, Has.None.Contains(new Uri(url).Segments[^1]));
    }

    [TestCase("http://example.com/services/T1/B1/abcdefghijkl")]
    [TestCase("services/T1/B1/abcdefghijkl")]
    public void A_URL_that_is_not_https_is_refused_and_not_shown(string bad) =>
        Assert.That(() => new SlackWebhook(bad), Throws.ArgumentException.With.Message.Contains("not an https URL").And.Message.Not.Contains("abcdefghijkl"));

    [Test]
    public void A_token_is_refused() =>
        Assert.That(() => new SlackWebhook(url, new SlackClientOptions { Token = FakeSlack.DefaultToken }), Throws.ArgumentException.With.Message.Contains("takes no token"));

    [Test]
    public async Task A_trigger_sends_the_variables_of_the_workflow()
    {
        await using var trigger = new WireServer(request => Respond(request.BodyText.Contains("wrong", StringComparison.Ordinal) ? """{"ok":false,"error":"invalid_variable"}""" : """{"ok":true}"""));
        var workflow = new SlackWorkflowTrigger($"http://{trigger.Host}/triggers/T1/2/abcdefghijkl", Options(SlackLimitMode.Off));
        await workflow.StartAsync(new Dictionary<string, string> { ["release"] = "4.11" });
        await workflow.StartAsync();
        Assert.That(trigger.Requests.Select(r => r.BodyText), Is.EqualTo(["""{"release":"4.11"}""", "{}"]));
        var thrown = Assert.ThrowsAsync<SlackApiException>(() => workflow.StartAsync(new Dictionary<string, string> { ["wrong"] = "" }));
        Assert.That((thrown.Code, thrown.Method), Is.EqualTo(("invalid_variable", "trigger")));
    }

    private static byte[] Respond(string json) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}");

    private static SlackClientOptions Options(SlackLimitMode mode) => new()
    {
        LimitMode = mode,
        Retry = new SlackRetryOptions { MaxRetries = 2, BaseDelay = TimeSpan.FromMilliseconds(10), MaxRetryAfter = TimeSpan.FromMilliseconds(20) },
    };
}
