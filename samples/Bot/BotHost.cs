using SlackGen.Apps;
using SlackGen.Testing;

namespace Bot;

/// <summary>The bot in a host of its own, connected to a fake Slack.</summary>
public sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication web;

    private BotHost(WebApplication web, FakeTransport slack) => (this.web, Slack) = (web, slack);

    /// <summary>Gets the fake Slack's way to the bot.</summary>
    public FakeTransport Slack { get; }

    /// <summary>Starts the bot.</summary>
    /// <param name="fake">The fake Slack.</param>
    /// <param name="useSocketMode">True for Socket Mode; false for HTTP.</param>
    public static async Task<BotHost> StartAsync(FakeSlack fake, bool useSocketMode)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<Releases>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (FakeSlack.BotToken, fake.BaseAddress));
        var app = builder.Services.AddSlackApp<DeployApp>(o => o.SigningSecret = FakeSlack.SigningSecret);
        if (useSocketMode)
        {
            app.UseSocketMode(o => o.AppToken = FakeSlack.AppToken);
        }

        var web = builder.Build();
        if (!useSocketMode)
        {
            web.MapSlack("/slack/events");
        }

        await web.StartAsync();
        if (!useSocketMode)
        {
            return new BotHost(web, fake.DeliverTo(new Uri(web.Urls.First() + "/slack/events")));
        }

        await fake.SocketMode.WaitForConnectionsAsync(1);
        return new BotHost(web, fake.SocketMode);
    }

    /// <summary>Stops the bot.</summary>
    public async ValueTask DisposeAsync()
    {
        await web.StopAsync();
        await web.DisposeAsync();
    }
}
