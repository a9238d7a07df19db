using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.Tests.Installations;

/// <summary>One machine of an app that is installed in several workspaces.</summary>
internal sealed class InstalledHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly ServiceProvider services;
    private readonly HttpClient http;

    public InstalledHost(
        IReadOnlyList<SlackHandler<TestApp>> handlers,
        FakeTimeProvider? clock = null,
        OAuthSlack? slack = null,
        ISlackInstallationStore? store = null,
        Action<SlackInstallationOptions>? configure = null)
    {
        TestApp.Use(handlers);
        Clock = clock ?? new FakeTimeProvider(Start);
        Slack = slack ?? new OAuthSlack(Clock);
        Store = store ?? new InMemorySlackInstallationStore();
        http = new HttpClient(Slack, disposeHandler: false);
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton(Store);
        collection.AddSlack<SlackClient>(o => (o.HttpClient, o.Retry.MaxRetries) = (http, 0));
        collection.AddSlackApp<TestApp>(o => o.ErrorReply = "Sorry.").UseInstallations(o =>
        {
            (o.AppId, o.ClientId, o.ClientSecret) = ("A1", OAuthSlack.ClientId, OAuthSlack.ClientSecret);
            configure?.Invoke(o);
        });
        services = collection.BuildServiceProvider(validateScopes: true);
        Receiver = services.GetRequiredKeyedService<ISlackDeliveryReceiver>("");
    }

    public InstalledHost(params SlackHandler<TestApp>[] handlers)
        : this(handlers, null)
    {
    }

    public FakeTimeProvider Clock { get; }

    public OAuthSlack Slack { get; }

    public ISlackInstallationStore Store { get; }

    public LogSink Log { get; } = new();

    public ISlackDeliveryReceiver Receiver { get; }

    public AppInstallations App => services.GetRequiredKeyedService<AppInstallations>("");

    public ISlackInstallations Installations => services.GetRequiredService<ISlackInstallations>();

    /// <summary>Gets the errors and warnings of the log, without the one about installations in memory, which every host of these tests has.</summary>
    public IReadOnlyList<string> Problems => [.. Log.Entries.Where(e => e.Level >= LogLevel.Warning && !IsAboutMemory(e.Text)).Select(e => e.Text)];

    /// <summary>Returns whether a line of the log is the warning about installations in memory.</summary>
    public static bool IsAboutMemory(string text) => text.Contains("are kept in memory and are lost when the process ends", StringComparison.Ordinal);

    /// <summary>Returns an installation whose token works.</summary>
    public static SlackInstallation Installation(string? team, string? enterprise = null, string? user = null, string? token = null) => new()
    {
        Key = new SlackInstallationKey("A1", enterprise, team, user),
        Token = token ?? $"xoxb-{enterprise}-{team}-{user}",
        InstalledAt = Start,
    };

    /// <summary>Installs the app in a place. The token names the place.</summary>
    public async Task<SlackInstallation> InstallAsync(string? team, string? enterprise = null, string? user = null, string? token = null)
    {
        var installation = Installation(team, enterprise, user, token);
        Slack.Add(installation.Token);
        var stored = await Store.FindAsync(installation.Key, default);
        return (await Store.TrySaveAsync(installation with { Version = stored?.Version ?? 0 }, default))!;
    }

    public async Task<SlackAcknowledgement> SendAsync(JsonObject payload)
    {
        var acknowledgement = await Receiver.ReceiveAsync(Sent.Read(payload, Clock.GetUtcNow())).WaitAsync(TimeSpan.FromSeconds(20));
        return acknowledgement;
    }

    /// <summary>Waits until everything that was accepted has been handled.</summary>
    public async Task DrainAsync() => Assert.That(await ((SlackAppReceiver)Receiver).DrainAsync(default).WaitAsync(TimeSpan.FromSeconds(20)), Is.True, "drained");

    /// <summary>Lets the time pass until a task has ended.</summary>
    public static async Task PassAsync(FakeTimeProvider clock, Task task, TimeSpan? step = null)
    {
        var ended = task.WaitAsync(TimeSpan.FromMinutes(2));
        while (!ended.IsCompleted)
        {
            clock.Advance(step ?? TimeSpan.FromMilliseconds(50));
            await Task.Delay(1);
        }

        await ended;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        http.Dispose();
    }
}
