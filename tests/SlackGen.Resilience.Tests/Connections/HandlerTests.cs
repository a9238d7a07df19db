using System.Net;
using SlackGen.Resilience.Tests.Support;

namespace SlackGen.Resilience.Tests.Connections;

/// <summary>Connections of one's own, as runtime/README.md teaches.</summary>
[Category("Slow")]
public sealed class HandlerTests
{
    [Test]
    public async Task A_handler_with_a_proxy_sends_through_it()
    {
        await using var bench = await Bench.StartAsync();
        using var handler = SlackClientOptions.CreateHandler();
        handler.Proxy = new WebProxy(new Uri(bench.Slack.BaseAddress, "/"));
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        bench.Options.HttpClient = http;
        bench.Options.BaseAddress = new Uri("http://localhost:1/api/");

        await Call.Info.SendAsync(bench.Client, CancellationToken.None);

        Assert.That(bench.Slack.Requests.Single().Method, Is.EqualTo(Call.Info.Method));
    }

    [Test]
    public void A_handler_follows_no_redirect_keeps_no_cookie_and_renews_its_connections()
    {
        using var first = SlackClientOptions.CreateHandler();
        using var second = SlackClientOptions.CreateHandler();

        Assert.Multiple(() =>
        {
            Assert.That(first.AllowAutoRedirect, Is.False);
            Assert.That(first.UseCookies, Is.False);
            Assert.That(first.PooledConnectionLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(first.AutomaticDecompression, Is.EqualTo(DecompressionMethods.None), "the runtime unpacks");
            Assert.That(second, Is.Not.SameAs(first), "its user changes it");
        });
    }
}
