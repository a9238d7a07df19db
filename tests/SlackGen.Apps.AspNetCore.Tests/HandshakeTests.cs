using System.Net;
using Microsoft.Extensions.Logging;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>The requests around deliveries: the verification of the URL, the check of the certificate, the notice of rate limited events.</summary>
public class HandshakeTests
{
    [Test]
    public async Task The_response_to_the_verification_of_the_url_is_the_challenge()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendJsonAsync(Payloads.Challenge);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"));
        Assert.That(host.Receiver.Deliveries, Is.Empty);
    }

    [Test]
    public async Task The_challenge_is_found_among_other_fields_alone()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendJsonAsync("""{"a":{"challenge":"inner"},"b":["challenge"],"type":"url_verification","challenge":"outer"}""");
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("outer"));
    }

    [Test]
    public async Task An_event_named_like_the_verification_is_an_event()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendJsonAsync("""{"type":"event_callback","event_id":"Ev1","challenge":"c","event":{"type":"url_verification"}}""");
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
        Assert.That(host.Receiver.Deliveries, Has.Count.EqualTo(1));
    }

    [TestCase("ssl_check=1&token=x")]
    [TestCase("token=x&ssl_check=1")]
    public async Task The_check_of_the_certificate_needs_no_signature(string body)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(body, Signing.Form, secret: null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task A_forged_payload_in_a_check_of_the_certificate_is_not_delivered([Values] bool isFirst, [Values] bool isSigned)
    {
        await using var host = await SlackHost.StartAsync();
        foreach (var body in new[] { Payloads.Interaction(Payloads.Click), Payloads.Command() })
        {
            using var response = await host.SendAsync(isFirst ? $"ssl_check=1&{body}" : $"{body}&ssl_check=1", Signing.Form, isSigned ? SlackHost.Secret : null);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That(host.Receiver.Deliveries, Is.Empty);
    }

    [TestCase("ssl_check=1&token=x", Signing.Form, "another-secret")]
    [TestCase("ssl_check=0&command=%2Fdeploy", Signing.Form, null)]
    [TestCase("text=ssl_check%3D1&command=%2Fdeploy", Signing.Form, null)]
    [TestCase("ssl_check=1", Signing.Json, null)]
    public async Task Nothing_else_is_taken_for_a_check_of_the_certificate(string body, string contentType, string? secret)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(body, contentType, secret);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_notice_of_rate_limited_events_is_logged()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendJsonAsync(Payloads.RateLimited);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Receiver.Deliveries, Is.Empty);
        var (level, _, text) = host.Log.Entries.Single(e => e.Category == "SlackGen.Apps");
        Assert.That(level, Is.EqualTo(LogLevel.Warning));
        Assert.That(text, Does.Contain("2018-02-12 20:37:00Z"));
    }
}
