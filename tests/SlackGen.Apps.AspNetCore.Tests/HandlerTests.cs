using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlackGen.Apps.AspNetCore.Tests.Support;
using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>Each kind of delivery over HTTP with the handlers of an app: right, late and throwing.</summary>
[Category("Slow")]
public class HandlerTests
{
    private const string Reaction = """{"type":"event_callback","api_app_id":"A1","event_id":"Ev2","event":{"type":"reaction_added","user":"U1","reaction":"eyes"}}""";

    private static readonly Dictionary<string, (string Body, string ContentType, SlackReply? Reply)> Deliveries = new()
    {
        ["event"] = (Payloads.Event, Signing.Json, null),
        ["event, acknowledged first"] = (Reaction, Signing.Json, null),
        ["command"] = (Payloads.Command(), Signing.Form, CommandReply.InChannel("done")),
        ["click"] = (Payloads.Interaction(Payloads.Click), Signing.Form, null),
        ["submission"] = (Payloads.Interaction(Payloads.Submission), Signing.Form, ViewReply.Errors(("name", "is taken"))),
        ["closing"] = (Payloads.Interaction(Payloads.Closing), Signing.Form, null),
        ["options"] = (Payloads.Interaction(Payloads.Suggestion), Signing.Form, new OptionsReply([new Option { Text = new PlainText { Text = "1.2" }, Value = "r" }])),
        ["shortcut"] = (Payloads.Interaction(Payloads.Shortcut), Signing.Form, null),
    };

    [TestCase("event", "")]
    [TestCase("event, acknowledged first", "")]
    [TestCase("command", """{"text":"done","response_type":"in_channel"}""")]
    [TestCase("click", "")]
    [TestCase("submission", """{"response_action":"errors","errors":{"name":"is taken"}}""")]
    [TestCase("closing", "")]
    [TestCase("options", """{"options":[{"text":{"type":"plain_text","text":"1.2"},"value":"r"}]}""")]
    [TestCase("shortcut", "")]
    public async Task The_result_of_a_handler_is_the_response(string name, string expected)
    {
        var script = new Script { Reply = Deliveries[name].Reply };
        await using var host = await StartAsync(script);
        using var response = await SendAsync(host, name);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(body, expected.Length == 0 ? Is.Empty : Is.EqualTo(expected));
        await script.Entered;
    }

    [TestCase("event", 503, "")]
    [TestCase("event, acknowledged first", 200, "")]
    [TestCase("command", 200, "")]
    [TestCase("click", 200, "")]
    [TestCase("submission", 500, "")]
    [TestCase("closing", 200, "")]
    [TestCase("options", 200, """{"options":[]}""")]
    [TestCase("shortcut", 200, "")]
    public async Task A_handler_that_throws_is_logged_and_the_response_is_what_its_kind_understands(string name, int status, string expected)
    {
        await using var host = await StartAsync(new Script { Failure = new NotSupportedException("the handler failed") });
        using var response = await SendAsync(host, name);
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(expected));
        Assert.That(response.Headers.Contains("X-Slack-No-Retry"), Is.EqualTo(status == 500));
        Eventually.Becomes(() => host.Log.Entries.Count(e => e.Category == "SlackGen.Apps" && e.Level == LogLevel.Error), 1);
        Assert.That(host.Log.Text, Does.Contain("ScriptedApp.").And.Contain("the handler failed"));
    }

    [TestCase("event", 503)]
    [TestCase("command", 200)]
    [TestCase("click", 200)]
    [TestCase("submission", 500)]
    [TestCase("closing", 200)]
    [TestCase("options", 500)]
    [TestCase("shortcut", 200)]
    public async Task A_handler_that_is_late_gets_the_response_of_its_kind_within_3_seconds(string name, int status)
    {
        var script = new Script { IsHeld = true };
        await using var host = await StartAsync(script);
        var sent = host.Time.GetUtcNow();
        var pending = SendAsync(host, name);
        await script.Entered;
        host.Time.Advance(TimeSpan.FromSeconds(2.4));
        while (!pending.IsCompleted && host.Time.GetUtcNow() - sent < TimeSpan.FromSeconds(60))
        {
            host.Time.Advance(TimeSpan.FromSeconds(0.1));
            await Task.WhenAny(pending, Task.Delay(20));
        }

        using var response = await pending.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
        Assert.That(script.Finished, Is.Zero);
        script.Release();
        Eventually.Becomes(() => script.Finished, 1);
    }

    [Test]
    public async Task An_event_that_is_acknowledged_first_does_not_wait_for_its_handler()
    {
        var script = new Script { IsHeld = true };
        await using var host = await StartAsync(script);
        using var response = await SendAsync(host, "event, acknowledged first");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await script.Entered;
        Assert.That(script.Finished, Is.Zero);
        script.Release();
        Eventually.Becomes(() => script.Finished, 1);
    }

    [Test]
    public async Task A_retry_of_a_handled_event_is_acknowledged_and_not_handled_again()
    {
        var script = new Script();
        await using var host = await StartAsync(script);
        using var first = await SendAsync(host, "event");
        using var retry = await SendAsync(host, "event");
        Assert.That((first.StatusCode, retry.StatusCode, script.Finished), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, 1)));
    }

    [Test]
    public async Task The_headers_of_a_retry_reach_the_handler()
    {
        var script = new Script();
        await using var host = await StartAsync(script);
        using var request = Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, host.Time.GetUtcNow());
        request.Headers.Add("X-Slack-Retry-Num", "3");
        request.Headers.Add("X-Slack-Retry-Reason", "http_error");
        using var response = await host.SendAsync(request);
        var delivery = (await script.Entered).Context().Delivery;
        Assert.That((delivery.RetryNumber, delivery.RetryReason), Is.EqualTo((3, "http_error")));
    }

    [Test]
    public async Task A_sender_that_closes_the_connection_does_not_cancel_the_handler()
    {
        var script = new Script { IsHeld = true };
        await using var host = await StartAsync(script);
        using var canceled = new CancellationTokenSource();
        using (var http = new HttpClient { BaseAddress = host.Address })
        {
            var sent = http.SendAsync(Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, host.Time.GetUtcNow()), canceled.Token);
            await script.Entered;
            await canceled.CancelAsync();
            Assert.ThrowsAsync<TaskCanceledException>(() => sent);
        }

        Assert.That((await script.Entered).CancellationToken.IsCancellationRequested, Is.False);
        script.Release();
        Eventually.Becomes(() => script.Finished, 1);
        await host.StopAsync();
        Assert.That(host.Log.Entries.Where(e => e.Level >= LogLevel.Warning), Is.Empty);
    }

    [Test]
    public async Task A_host_that_stops_responds_to_the_request_that_it_is_handling()
    {
        var script = new Script { IsHeld = true, Reply = CommandReply.InChannel("done") };
        await using var host = await StartAsync(script);
        var pending = SendAsync(host, "command");
        await script.Entered;
        var stopped = host.StopAsync();
        script.Release();
        using var response = await pending;
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("done"));
        await stopped;
    }

    [Test]
    public async Task Without_room_in_the_queue_an_event_is_unavailable()
    {
        var script = new Script { IsHeld = true };
        await using var host = await StartAsync(script, o => o.QueueLimit = 1);
        using var first = await SendAsync(host, "event, acknowledged first");
        using var second = await SendAsync(host, "event");
        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable)));
        script.Release();
    }

    [Test]
    [NonParallelizable]
    public async Task The_span_of_a_delivery_is_a_child_of_the_span_of_its_request()
    {
        Activity? request = null, delivery = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name is "Microsoft.AspNetCore" or "SlackGen.Apps",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                request = activity.Source.Name == "Microsoft.AspNetCore" ? activity : request;
                delivery = activity.Source.Name == "SlackGen.Apps" ? activity : delivery;
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await StartAsync(new Script());
        using var response = await SendAsync(host, "command");
        Eventually.Becomes(() => request is not null && delivery is not null, true);
        Assert.That((delivery!.TraceId, delivery.ParentSpanId), Is.EqualTo((request!.TraceId, request.SpanId)));
    }

    private static Task<SlackHost> StartAsync(Script script, Action<SlackAppOptions>? configure = null) => SlackHost.StartWithoutStubAsync(services =>
    {
        services.AddSingleton(script);
        services.AddSlackApp<ScriptedApp>(configure);
    });

    private static Task<HttpResponseMessage> SendAsync(SlackHost host, string name) => host.SendAsync(Deliveries[name].Body, Deliveries[name].ContentType);
}
