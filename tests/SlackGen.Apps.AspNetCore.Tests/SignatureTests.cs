using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>Only what Slack has signed with the secret of the app, and recently, reaches a handler.</summary>
[Category("Slow")]
public class SignatureTests
{
    [Test]
    public async Task A_signed_request_is_delivered()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendJsonAsync(Payloads.Event);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Receiver.Deliveries.Single().EventId, Is.EqualTo("Ev1"));
    }

    [Test]
    public async Task A_request_without_a_signature_is_refused()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(Payloads.Event, Signing.Json, secret: null);
        await AssertRefusedAsync(host, response, "missing");
    }

    [TestCase("X-Slack-Signature")]
    [TestCase("X-Slack-Request-Timestamp")]
    public async Task A_request_without_one_of_the_headers_is_refused(string header)
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Request(host);
        request.Headers.Remove(header);
        using var response = await host.SendAsync(request);
        await AssertRefusedAsync(host, response, "missing");
    }

    [TestCase("X-Slack-Signature")]
    [TestCase("X-Slack-Request-Timestamp")]
    public async Task A_header_that_comes_twice_is_refused(string header)
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Request(host);
        request.Headers.Add(header, request.Headers.GetValues(header).Single());
        using var response = await host.SendAsync(request);
        await AssertRefusedAsync(host, response, "malformed");
    }

    [Test]
    public async Task A_request_with_any_bit_of_the_body_flipped_is_refused()
    {
        await using var host = await SlackHost.StartAsync();
        var body = Encoding.UTF8.GetBytes(Payloads.Event);
        for (var position = 0; position < body.Length; position += 37)
        {
            using var request = Request(host);
            var flipped = body.ToArray();
            flipped[position] ^= 1;
            request.Content = new ByteArrayContent(flipped) { Headers = { ContentType = new("application/json") } };
            using var response = await host.SendAsync(request);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), $"byte {position}");
        }

        Assert.That(host.Receiver.Deliveries, Is.Empty);
    }

    [Test]
    public async Task A_request_signed_with_another_secret_is_refused()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(Payloads.Event, Signing.Json, "another-secret");
        await AssertRefusedAsync(host, response, "matches no signing secret");
    }

    [TestCase(-301)]
    [TestCase(301)]
    public async Task A_replayed_request_is_refused(int seconds)
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, host.Time.GetUtcNow().AddSeconds(seconds));
        using var response = await host.SendAsync(request);
        await AssertRefusedAsync(host, response, "more than 5 minutes");
    }

    [Test]
    public async Task A_request_is_accepted_until_the_container_s_clock_says_that_it_is_too_old()
    {
        await using var host = await SlackHost.StartAsync();
        var sent = host.Time.GetUtcNow();
        host.Time.Advance(TimeSpan.FromMinutes(5));
        using var inTime = await host.SendAsync(Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, sent));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        using var late = await host.SendAsync(Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, sent));
        Assert.That((inTime.StatusCode, late.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task During_a_rotation_both_secrets_are_accepted()
    {
        await using var host = await SlackHost.StartAsync(services => services.Configure<SlackAppOptions>(o => o.OtherSigningSecrets.Add("previous-secret")));
        using var current = await host.SendAsync(Payloads.Event, Signing.Json);
        using var previous = await host.SendAsync(Payloads.Event, Signing.Json, "previous-secret");
        using var other = await host.SendAsync(Payloads.Event, Signing.Json, "other-secret");
        Assert.That(
            (current.StatusCode, previous.StatusCode, other.StatusCode),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [TestCase("{", Signing.Json)]
    [TestCase("not a command", Signing.Form)]
    [TestCase(Payloads.Challenge, Signing.Json)]
    public async Task An_unsigned_body_is_not_parsed(string body, string contentType)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(body, contentType, "another-secret");
        await AssertRefusedAsync(host, response, "matches no signing secret");
    }

    [Test]
    public async Task The_refusal_of_a_request_is_not_in_the_way_of_the_next_one()
    {
        await using var host = await SlackHost.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            using var refused = await host.SendAsync(Payloads.Event, Signing.Json, "another-secret");
            using var accepted = await host.SendJsonAsync(Payloads.Event);
            Assert.That((refused.StatusCode, accepted.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
        }
    }

    [Test]
    public async Task A_body_that_a_middleware_has_read_and_buffered_is_verified()
    {
        await using var host = await SlackHost.StartAsync(map: app =>
        {
            app.Use(async (context, next) =>
            {
                context.Request.EnableBuffering();
                using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
                await reader.ReadToEndAsync();
                await next();
            });
            app.MapSlack("/slack/events");
        });
        using var response = await host.SendJsonAsync(Payloads.Event);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Receiver.Deliveries, Has.Count.EqualTo(1));
    }

    private static HttpRequestMessage Request(SlackHost host) => Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, host.Time.GetUtcNow());

    private static async Task AssertRefusedAsync(SlackHost host, HttpResponseMessage response, string reason)
    {
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
        Assert.That(host.Receiver.Deliveries, Is.Empty);
        Assert.That(host.Log.Entries.Single(e => e.Category == "SlackGen.Apps").Text, Does.Contain("/slack/events").And.Contain("401").And.Contain(reason));
    }
}
