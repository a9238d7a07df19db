using SlackGen.Apps;
using SlackGen.Testing;

namespace Bot;

/// <summary>The bot in a host of its own, connected to a fake Slack with a workspace.</summary>
public sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication web;

    private BotHost(WebApplication web, FakeSlack slack) => (this.web, Slack) = (web, slack);

    /// <summary>Gets the fake Slack.</summary>
    public FakeSlack Slack { get; }

    /// <summary>Gets the workspace in which the bot is installed.</summary>
    public Workspace Workspace => Slack.Workspace!;

    /// <summary>Starts a fake Slack in which the bot is installed from its manifest, and the bot.</summary>
    /// <param name="useSocketMode">True for Socket Mode; false for HTTP.</param>
    public static async Task<BotHost> StartAsync(bool useSocketMode)
    {
        var fake = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = SlackGen.Testing.Workspace.Sample();
            o.App.ReadManifestFile(Path.Combine(AppContext.BaseDirectory, "slack-app.yaml"));
        });
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
        if (useSocketMode)
        {
            await fake.SocketMode.WaitForConnectionsAsync();
        }
        else
        {
            fake.DeliverTo(new Uri(web.Urls.First() + "/slack/events"));
        }

        return new BotHost(web, fake);
    }

    /// <summary>Stops the bot and the fake.</summary>
    public async ValueTask DisposeAsync()
    {
        await web.StopAsync();
        await web.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
