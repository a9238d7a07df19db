using System.Net;
using System.Text;
using System.Text.Json;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>The way of a delivery to the app, and of its acknowledgement back.</summary>
[Category("Slow")]
public class DeliveryTests
{
    [TestCase(Payloads.Event, SlackHandlerKind.Event, "app_mention")]
    public async Task An_event_is_delivered_as_it_was_sent(string payload, SlackHandlerKind kind, string type)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendJsonAsync(payload);
        var delivery = host.Receiver.Deliveries.Single();
        Assert.That((delivery.Kind, delivery.Type, delivery.Transport), Is.EqualTo(((SlackHandlerKind?)kind, type, "http")));
        Assert.That(delivery.ReceivedAt, Is.EqualTo(host.Time.GetUtcNow()));
        Assert.That(Encoding.UTF8.GetString(delivery.Payload.Span), Is.EqualTo(payload));
    }

    [TestCase(Payloads.Click, SlackHandlerKind.Action, "block_actions")]
    [TestCase(Payloads.Submission, SlackHandlerKind.Submit, "view_submission")]
    [TestCase(Payloads.Closing, SlackHandlerKind.Closed, "view_closed")]
    [TestCase(Payloads.Suggestion, SlackHandlerKind.Options, "block_suggestion")]
    [TestCase(Payloads.Shortcut, SlackHandlerKind.Shortcut, "shortcut")]
    public async Task An_interaction_is_delivered_as_it_was_sent(string payload, SlackHandlerKind kind, string type)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendFormAsync(Payloads.Interaction(payload));
        var delivery = host.Receiver.Deliveries.Single();
        Assert.That((delivery.Kind, delivery.Type), Is.EqualTo(((SlackHandlerKind?)kind, type)));
        Assert.That(Encoding.UTF8.GetString(delivery.Payload.Span), Is.EqualTo(payload));
    }

    [TestCase("release 1.2 & \"more\" = 50 % + ü 🚀\nline")]
    [TestCase("")]
    public async Task A_command_is_delivered_with_its_fields(string text)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendFormAsync(Payloads.Command(text));
        var delivery = host.Receiver.Deliveries.Single();
        Assert.That((delivery.Kind, delivery.Type, delivery.ResponseUrl), Is.EqualTo(((SlackHandlerKind?)SlackHandlerKind.Command, "/deploy", Payloads.ResponseUrl)));
        using var fields = JsonDocument.Parse(delivery.Payload);
        Assert.That(fields.RootElement.GetProperty("text").GetString(), Is.EqualTo(text));
    }

    [Test]
    public async Task The_headers_of_a_retry_reach_the_delivery()
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, host.Time.GetUtcNow());
        request.Headers.Add("X-Slack-Retry-Num", "2");
        request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        using var response = await host.SendAsync(request);
        using var first = await host.SendJsonAsync(Payloads.Event);
        Assert.That(host.Receiver.Deliveries.Select(d => (d.RetryNumber, d.RetryReason)), Is.EqualTo(new[] { (2, "http_timeout"), (0, null) }));
    }

    [TestCase("-1")]
    [TestCase("many")]
    [TestCase("99999999999")]
    public async Task A_retry_number_that_is_none_is_that_of_a_first_attempt(string number)
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, host.Time.GetUtcNow());
        request.Headers.Add("X-Slack-Retry-Num", number);
        using var response = await host.SendAsync(request);
        Assert.That(host.Receiver.Deliveries.Single().RetryNumber, Is.Zero);
    }

    [Test]
    public async Task A_reply_is_the_body_of_the_response()
    {
        await using var host = await SlackHost.StartAsync();
        const string Reply = """{"text":"Grüße"}""";
        host.Receiver.Acknowledge = _ => Task.FromResult(new SlackAcknowledgement(true, Encoding.UTF8.GetBytes(Reply)));
        using var response = await host.SendFormAsync(Payloads.Command());
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That($"{response.Content.Headers.ContentType}", Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(Reply));
    }

    [Test]
    public async Task A_reply_may_be_larger_than_over_socket_mode()
    {
        await using var host = await SlackHost.StartAsync();
        var reply = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 100_000)}}"}""");
        host.Receiver.Acknowledge = _ => Task.FromResult(new SlackAcknowledgement(true, reply));
        using var response = await host.SendFormAsync(Payloads.Command());
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(Encoding.UTF8.GetString(reply)));
        Assert.That(host.Receiver.Deliveries.Single().MaxAcknowledgementBytes, Is.Null);
    }

    [Test]
    public async Task An_acknowledgement_without_a_reply_is_an_empty_response()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendFormAsync(Payloads.Interaction(Payloads.Click));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType, Is.Null);
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task A_refused_event_is_unavailable_so_that_slack_sends_it_again()
    {
        await using var host = await SlackHost.StartAsync();
        host.Receiver.Acknowledge = _ => Task.FromResult(SlackAcknowledgement.Refused);
        using var response = await host.SendJsonAsync(Payloads.Event);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Headers.Contains("X-Slack-No-Retry"), Is.False);
    }

    [Test]
    public async Task A_refused_interaction_is_an_error_that_slack_does_not_repeat()
    {
        await using var host = await SlackHost.StartAsync();
        host.Receiver.Acknowledge = _ => Task.FromResult(SlackAcknowledgement.Refused);
        foreach (var body in new[] { Payloads.Interaction(Payloads.Submission), Payloads.Command() })
        {
            using var response = await host.SendFormAsync(body);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(response.Headers.GetValues("X-Slack-No-Retry"), Is.EqualTo(new[] { "1" }));
            Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task A_delivery_outlives_the_buffer_of_its_request()
    {
        await using var host = await SlackHost.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            using var response = await host.SendJsonAsync(Payloads.Event.Replace("Ev1", $"Ev{i}", StringComparison.Ordinal));
        }

        var ids = host.Receiver.Deliveries.Select(d => JsonDocument.Parse(d.Payload).RootElement.GetProperty("event_id").GetString());
        Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 50).Select(i => $"Ev{i}")));
    }

    [Test]
    public async Task A_sender_that_closes_the_connection_gets_no_response_and_the_next_one_does()
    {
        await using var host = await SlackHost.StartAsync();
        var acknowledgement = new TaskCompletionSource<SlackAcknowledgement>();
        host.Receiver.Acknowledge = _ => acknowledgement.Task;
        using (var canceled = new CancellationTokenSource())
        using (var http = new HttpClient { BaseAddress = host.Address })
        {
            var sent = http.SendAsync(Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, host.Time.GetUtcNow()), canceled.Token);
            Eventually.Becomes(() => host.Receiver.Deliveries.Count, 1);
            await canceled.CancelAsync();
            Assert.ThrowsAsync<TaskCanceledException>(() => sent);
        }

        acknowledgement.SetResult(new SlackAcknowledgement(true, "{}"u8.ToArray()));
        using var response = await host.SendJsonAsync(Payloads.Event);
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("{}"));
        await host.StopAsync();
        Assert.That(host.Log.Entries.Where(e => e.Level >= Microsoft.Extensions.Logging.LogLevel.Warning), Is.Empty);
    }
}
