using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>Two apps by name in one host, each installed in a Slack of its own, with the client of its own name.</summary>
[TestFixture(Transport.SocketMode, Category = "Slow")]
[TestFixture(Transport.Http)]
internal sealed class NamedAppsTests(Transport transport)
{
    [TestCase("", Description = "The client has the name of the app.")]
    [TestCase("-client", Description = "ClientName names the client.")]
    public async Task Each_app_handles_what_is_for_it_and_calls_with_its_own_client(string suffix)
    {
        await using var sales = await FakeSlack.StartAsync();
        await using var support = await FakeSlack.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (FakeSlack.BotToken, new Uri("http://127.0.0.1:9/"))); // nobody's, and nobody listens there
        Add<SalesApp>(builder.Services, "sales", suffix, sales);
        Add<SupportApp>(builder.Services, "support", suffix, support);
        await using var web = builder.Build();
        web.MapSlack("/slack/events", "sales", "support");
        await web.StartAsync();

        await SendAsync(web, sales, "sales");
        await SendAsync(web, support, "support");

        AssertPosted(sales, "sales");
        AssertPosted(support, "support");
        await web.StopAsync();
    }

    private static void AssertPosted(FakeSlack fake, string app)
    {
        Eventually.Becomes(() => fake.RequestsTo("chat.postMessage").Count, 1);
        Assert.That((string?)fake.RequestsTo("chat.postMessage")[0].Arguments["text"], Is.EqualTo($"{app} for {app}"));
    }

    private void Add<TApp>(IServiceCollection services, string name, string suffix, FakeSlack fake)
        where TApp : class, ISlackApp<TApp>
    {
        services.AddSlack<SlackClient>(name + suffix, o => (o.Token, o.BaseAddress) = (FakeSlack.BotToken, fake.BaseAddress));
        var app = services.AddSlackApp<TApp>(name, o => (o.SigningSecret, o.ClientName) = ($"{name}-secret", suffix.Length > 0 ? name + suffix : null));
        if (transport == Transport.SocketMode)
        {
            app.UseSocketMode(o => (o.AppToken, o.Connections) = (FakeSlack.AppToken, 1));
        }
    }

    private async Task SendAsync(WebApplication web, FakeSlack fake, string name)
    {
        FakeTransport slack = transport == Transport.Http ? fake.DeliverTo(new Uri(web.Urls.Single() + "/slack/events"), $"{name}-secret") : fake.SocketMode;
        if (transport == Transport.SocketMode)
        {
            await fake.SocketMode.WaitForConnectionsAsync();
        }

        var delivery = await slack.SendEventAsync(new { type = "app_mention", user = "U1", channel = "C1", text = name, ts = "1.2" });
        await delivery.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20));
    }
}

/// <summary>The app of the sales team.</summary>
[SlackApp]
internal sealed partial class SalesApp
{
    private readonly string name = "sales";

    [OnEvent]
    public Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        slack.Client.Chat.PostMessageAsync(mention.Channel, $"{name} for {mention.Text}", stopping);
}

/// <summary>The app of the support team.</summary>
[SlackApp]
internal sealed partial class SupportApp
{
    private readonly string name = "support";

    [OnEvent]
    public Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        slack.Client.Chat.PostMessageAsync(mention.Channel, $"{name} for {mention.Text}", stopping);
}
