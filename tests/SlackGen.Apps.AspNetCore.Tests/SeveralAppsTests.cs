using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>Apps of one host have secrets of their own, at URLs of their own or at a common one.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SeveralAppsTests
{
    private readonly StubReceiver sales = new();
    private readonly StubReceiver support = new();

    [Test]
    public async Task At_a_common_url_the_secret_says_which_app_a_request_is_for()
    {
        await using var host = await StartAsync(app => app.MapSlack("/slack/events", "sales", "support"));
        Assert.That(await SendAsync(host, "/slack/events", "sales-secret"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That((sales.Deliveries.Count, support.Deliveries.Count), Is.EqualTo((1, 0)));
        Assert.That(await SendAsync(host, "/slack/events", "support-secret"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That((sales.Deliveries.Count, support.Deliveries.Count), Is.EqualTo((1, 1)));
        Assert.That(await SendAsync(host, "/slack/events", SlackHost.Secret), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task At_its_own_url_an_app_accepts_its_own_secret_only()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapSlack("/sales", "sales");
            app.MapSlack("/support", "support");
        });
        Assert.That(await SendAsync(host, "/sales", "sales-secret"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await SendAsync(host, "/support", "support-secret"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await SendAsync(host, "/sales", "support-secret"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await SendAsync(host, "/support", "sales-secret"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((sales.Deliveries.Count, support.Deliveries.Count), Is.EqualTo((1, 1)));
    }

    private static async Task<HttpStatusCode> SendAsync(SlackHost host, string path, string secret)
    {
        using var request = Signing.Request(Payloads.Event, Signing.Json, secret, host.Time.GetUtcNow());
        request.RequestUri = new Uri(path, UriKind.Relative);
        using var response = await host.SendAsync(request);
        return response.StatusCode;
    }

    private Task<SlackHost> StartAsync(Action<WebApplication> map) => SlackHost.StartWithoutStubAsync(
        services =>
        {
            services.AddKeyedSingleton<ISlackDeliveryReceiver>("sales", sales).AddKeyedSingleton<ISlackDeliveryReceiver>("support", support);
            foreach (var name in new[] { "sales", "support" })
            {
                services.AddOptions<SlackAppOptions>(name).Configure<TimeProvider>((o, time) => (o.SigningSecret, o.TimeProvider) = ($"{name}-secret", time));
            }
        },
        map);
}
