using System.Net;
using Microsoft.Extensions.Logging;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>Requests that anyone can send do not fill the log.</summary>
public class RefusalLogTests
{
    [Test]
    public async Task A_flood_of_refused_requests_is_one_warning_a_second_with_their_number()
    {
        await using var host = await SlackHost.StartAsync();
        await SendUnsignedAsync(host, 5);
        host.Time.Advance(TimeSpan.FromSeconds(0.9));
        await SendUnsignedAsync(host, 3);
        Assert.That(Warnings(host), Has.Count.EqualTo(1).And.All.Contains("(1 since the last warning)"));

        host.Time.Advance(TimeSpan.FromSeconds(0.1));
        await SendUnsignedAsync(host, 2);
        Assert.That(Warnings(host), Has.Count.EqualTo(2));
        Assert.That(Warnings(host)[1], Does.Contain("(8 since the last warning)").And.Contain("/slack/events").And.Contain("401").And.EndsWith("is missing"));
        Assert.That(host.Log.Entries.Count(e => e.Category == "SlackGen.Apps" && e.Level == LogLevel.Debug), Is.EqualTo(8));
    }

    [Test]
    public async Task Each_reason_has_warnings_of_its_own()
    {
        await using var host = await SlackHost.StartAsync();
        await SendUnsignedAsync(host, 2);
        using var wrong = await host.SendAsync(Payloads.Event, Signing.Json, "another-secret");
        using var odd = await host.SendAsync(Payloads.Event, "text/plain");
        using var cut = await host.SendJsonAsync("{");
        using var odder = await host.SendJsonAsync("[");

        Assert.That(Warnings(host), Has.Count.EqualTo(4));
        Assert.That(Warnings(host)[3], Does.Contain("400").And.Contain("is not a delivery").And.Contain("not JSON"));
    }

    private static async Task SendUnsignedAsync(SlackHost host, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var response = await host.SendAsync(Payloads.Event, Signing.Json, secret: null);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    private static List<string> Warnings(SlackHost host) =>
        [.. host.Log.Entries.Where(e => e.Category == "SlackGen.Apps" && e.Level == LogLevel.Warning).Select(e => e.Text)];
}
