using Microsoft.Extensions.AI;
using SlackGen.Apps;
using SlackGen.Testing;

namespace Assistant;

/// <summary>The assistant in a host of its own, connected to a fake Slack with a workspace.</summary>
public sealed class AssistantHost : IAsyncDisposable
{
    private readonly IHost host;

    private AssistantHost(IHost host, FakeSlack slack) => (this.host, Slack) = (host, slack);

    /// <summary>Gets the fake Slack.</summary>
    public FakeSlack Slack { get; }

    /// <summary>Gets the workspace in which the assistant is installed.</summary>
    public Workspace Workspace => Slack.Workspace!;

    /// <summary>Starts a fake Slack in which the assistant is installed from its manifest, and the assistant.</summary>
    /// <param name="model">The model that writes the replies.</param>
    public static async Task<AssistantHost> StartAsync(IChatClient model)
    {
        var fake = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            o.App.ReadManifestFile(Path.Combine(AppContext.BaseDirectory, "slack-app.yaml"));
        });
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(model);
        builder.Services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (FakeSlack.BotToken, fake.BaseAddress));
        builder.Services.AddSlackApp<AssistantApp>().UseSocketMode(o => o.AppToken = FakeSlack.AppToken);
        var host = builder.Build();
        await host.StartAsync();
        await fake.SocketMode.WaitForConnectionsAsync();
        return new AssistantHost(host, fake);
    }

    /// <summary>Stops the assistant and the fake.</summary>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await Slack.DisposeAsync();
    }
}
