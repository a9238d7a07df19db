using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class RequestUrlTests : SendingTests
{
    private RequestEndpoint endpoint = null!;
    private FakeRequestUrl transport = null!;

    [SetUp]
    public async Task StartEndpoint()
    {
        endpoint = await RequestEndpoint.StartAsync();
        transport = Slack.DeliverTo(endpoint.Address, "8f742231b10e");
    }

    [TearDown]
    public async Task StopEndpoint()
    {
        transport.Dispose();
        await endpoint.DisposeAsync();
    }

    [Test]
    public async Task A_request_is_signed_with_the_secret_the_time_and_the_body()
    {
        await transport.SendEventAsync(new { type = "message", text = "größer <ü>" });
        var request = await endpoint.ReceiveAsync();
        var timestamp = request.Header("X-Slack-Request-Timestamp");
        var expected = HMACSHA256.HashData("8f742231b10e"u8, Encoding.UTF8.GetBytes($"v0:{timestamp}:{request.Body}"));
        Assert.Multiple(() =>
        {
            Assert.That(timestamp, Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
            Assert.That(request.Header("X-Slack-Signature"), Is.EqualTo("v0=" + Convert.ToHexString(expected).ToLowerInvariant()));
            Assert.That(request.Header("Content-Type"), Is.EqualTo("application/json"));
            Assert.That(request.Header("User-Agent"), Does.StartWith("Slackbot"));
            Assert.That(request.Headers.Keys, Has.None.StartsWith("X-Slack-Retry"));
        });
    }

    [Test]
    public async Task A_repeated_request_has_a_signature_of_its_own_time()
    {
        await transport.SendEventAsync(new { type = "message" });
        var first = await endpoint.ReceiveAsync();
        Advance(3);
        var second = await endpoint.ReceiveAsync();
        Assert.That(second.Header("X-Slack-Request-Timestamp"), Is.Not.EqualTo(first.Header("X-Slack-Request-Timestamp")));
        Assert.That(second.Header("X-Slack-Signature"), Is.Not.EqualTo(first.Header("X-Slack-Signature")));
        Assert.That(second.Body, Is.EqualTo(first.Body));
    }

    [Test]
    public async Task Commands_and_interactions_are_forms()
    {
        await transport.SendCommandAsync("/deploy", "a b");
        var command = await endpoint.ReceiveAsync();
        await transport.SendInteractionAsync(new { type = "shortcut", callback_id = "x&y" });
        var interaction = await endpoint.ReceiveAsync();
        Assert.Multiple(() =>
        {
            Assert.That(command.Header("Content-Type"), Is.EqualTo("application/x-www-form-urlencoded"));
            Assert.That(command.Body, Does.Contain("&command=%2Fdeploy&text=a+b&"));
            Assert.That(interaction.Header("Content-Type"), Is.EqualTo("application/x-www-form-urlencoded"));
            Assert.That(interaction.Body, Does.StartWith("payload=%7B%22type%22%3A%22shortcut%22").And.Not.Contain("&"));
        });
    }

    [Test]
    public async Task A_failed_event_comes_again_at_once_and_names_the_reason()
    {
        var delivery = await transport.SendEventAsync(new { type = "message" });
        (await endpoint.ReceiveAsync()).Respond(500, "<html>", "text/html");
        var second = await endpoint.ReceiveAsync();
        second.Respond(204);
        await delivery.Acknowledged.Soon();
        Assert.Multiple(() =>
        {
            Assert.That((second.Header("X-Slack-Retry-Num"), second.Header("X-Slack-Retry-Reason")), Is.EqualTo(("1", "http_error")));
            Assert.That((delivery.Attempts[0].StatusCode, delivery.Attempts[0].ResponseText), Is.EqualTo((500, "<html>")));
            Assert.That(delivery.Attempts[1].StatusCode, Is.EqualTo(204));
        });
    }

    [Test]
    public async Task A_failure_with_X_Slack_No_Retry_ends_the_attempts()
    {
        var delivery = await transport.SendEventAsync(new { type = "message" });
        (await endpoint.ReceiveAsync()).Respond(500, header: ("X-Slack-No-Retry", "1"));
        await delivery.Completed.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(delivery.IsAcknowledged, Is.False);
            Assert.That(delivery.Attempts.Single().ResponseHeaders["x-slack-no-retry"], Is.EqualTo("1"));
        });
    }

    [Test]
    public async Task Redirects_are_followed_twice()
    {
        var delivery = await transport.SendEventAsync(new { type = "message" });
        for (var i = 0; i < 3; i++)
        {
            (await endpoint.ReceiveAsync()).Respond(307, header: ("Location", "/elsewhere"));
        }

        (await endpoint.ReceiveAsync()).Respond();
        await delivery.Acknowledged.Soon();
        Assert.That(delivery.Attempts[1].RetryReason, Is.EqualTo("too_many_redirects"));
    }

    [Test]
    public async Task A_connection_that_nobody_accepts_is_connection_failed()
    {
        var delivery = await Slack.DeliverTo(ClosedPort()).SendInteractionAsync(new { type = "shortcut" });
        await delivery.Completed.Soon();
        Assert.That(delivery.Attempts.Single().Failure, Is.EqualTo("connection_failed"));
    }

    [Test]
    public async Task A_connection_that_breaks_is_an_unknown_error()
    {
        var delivery = await transport.SendInteractionAsync(new { type = "shortcut" });
        (await endpoint.ReceiveAsync()).Abort();
        await delivery.Completed.Soon();
        Assert.That(delivery.Attempts.Single().Failure, Is.EqualTo("unknown_error"));
    }

    [Test]
    public async Task A_body_that_is_no_JSON_acknowledges_without_a_payload()
    {
        var delivery = await transport.SendCommandAsync("/deploy");
        (await endpoint.ReceiveAsync()).Respond(body: "on it", type: "text/plain");
        var attempt = await delivery.Acknowledged.Soon();
        Assert.That((attempt.Payload, attempt.ResponseText), Is.EqualTo(((JsonNode?)null, "on it")));
    }

    [TestCase("text/plain; charset=utf-9")]
    [TestCase("text/plain; charset=latin1")]
    public async Task A_body_is_UTF_8_whatever_its_charset_says(string type)
    {
        var delivery = await transport.SendCommandAsync("/deploy");
        (await endpoint.ReceiveAsync()).Respond(body: """{"text":"grün"}""", type: type);
        Assert.That((string?)(await delivery.Acknowledged.Soon()).Payload!["text"], Is.EqualTo("grün"));
    }

    [TestCase("{0}", "text/plain")]
    [TestCase("""{{"challenge":"{0}"}}""", "application/json")]
    public async Task A_url_is_verified_by_the_challenge_in_the_response(string format, string type)
    {
        var delivery = await transport.SendUrlVerificationAsync();
        var request = await endpoint.ReceiveAsync();
        var body = JsonNode.Parse(request.Body)!;
        request.Respond(body: string.Format(CultureInfo.InvariantCulture, format, (string?)body["challenge"]), type: type);
        await delivery.Acknowledged.Soon();
        Assert.Multiple(() =>
        {
            Assert.That((string?)body["type"], Is.EqualTo("url_verification"));
            Assert.That(request.Headers, Contains.Key("X-Slack-Signature"));
        });
    }

    [Test]
    public async Task A_url_is_not_verified_by_another_response()
    {
        var delivery = await transport.SendUrlVerificationAsync();
        (await endpoint.ReceiveAsync()).Respond(body: "ok", type: "text/plain");
        await delivery.Completed.Soon();
        Assert.That((delivery.IsAcknowledged, delivery.Attempts.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task A_check_of_the_certificate_is_an_unsigned_form()
    {
        var delivery = await transport.SendSslCheckAsync();
        var request = await endpoint.ReceiveAsync();
        request.Respond();
        await delivery.Acknowledged.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(request.Body, Is.EqualTo("ssl_check=1&token=fake-verification-token"));
            Assert.That(request.Headers.Keys, Has.None.StartsWith("X-Slack-"));
        });
    }

    [Test]
    public async Task A_rate_limit_notice_has_no_event()
    {
        var delivery = await transport.SendAppRateLimitedAsync();
        var request = await endpoint.ReceiveAsync();
        Assert.Multiple(() =>
        {
            Assert.That(JsonNode.Parse(request.Body)!.ToJsonString(), Is.EqualTo(
                """{"type":"app_rate_limited","team_id":"T0FAKETEAM","api_app_id":"A0FAKEAPP","minute_rate_limited":1795953600,"token":"fake-verification-token"}"""));
            Assert.That(delivery.Kind, Is.EqualTo(FakeDeliveryKind.Notice));
        });
    }

    [Test]
    public async Task A_test_can_spoil_a_request()
    {
        transport.ConfigureRequest = request => request.Headers.Remove("X-Slack-Signature");
        await transport.SendEventAsync(new { type = "message" });
        Assert.That((await endpoint.ReceiveAsync()).Headers.Keys, Has.None.EqualTo("X-Slack-Signature"));
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }
}
