using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.DependencyInjection.Tests;

public sealed class RedirectCheckTests
{
    private static IEnumerable<HttpMessageHandler> Following =>
    [
        new HttpClientHandler(), new SocketsHttpHandler(), new Outer(new SocketsHttpHandler()),
    ];

    [TestCaseSource(nameof(Following))]
    public void A_primary_handler_that_follows_redirects_is_refused_when_the_client_is_made(HttpMessageHandler handler)
    {
        var services = new ServiceCollection();
        services.AddSlack<SlackClient>(o => o.Token = "xoxb-1").ConfigurePrimaryHttpMessageHandler(() => handler);
        using var provider = services.BuildServiceProvider();
        Assert.That(provider.GetRequiredService<SlackClient>, Throws.InvalidOperationException.With.Message.Contains("AllowAutoRedirect"));
    }

    [Test]
    public void One_that_follows_none_is_taken()
    {
        var services = new ServiceCollection();
        services.AddSlack<SlackClient>(o => o.Token = "xoxb-1").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false });
        using var provider = services.BuildServiceProvider();
        Assert.That(provider.GetRequiredService<SlackClient>, Throws.Nothing);
    }

    [Test]
    public void Other_HttpClients_of_the_container_may_follow_redirects()
    {
        var services = new ServiceCollection();
        services.AddSlack<SlackClient>(o => o.Token = "xoxb-1");
        services.AddHttpClient("other").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler());
        using var provider = services.BuildServiceProvider();
        Assert.That(() => provider.GetRequiredService<IHttpClientFactory>().CreateClient("other"), Throws.Nothing);
    }

    private sealed class Outer(HttpMessageHandler inner) : DelegatingHandler(inner);
}
