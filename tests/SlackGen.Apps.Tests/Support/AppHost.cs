using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.Tests;

/// <summary>An app in a container with a manual clock, and the hosted services that a host would run.</summary>
internal sealed class AppHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public AppHost(IReadOnlyList<SlackHandler<TestApp>> handlers, Action<SlackAppOptions>? configure = null, Action<SlackAppBuilder>? build = null, Uri? slack = null)
    {
        TestApp.Use(handlers);
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddSingleton<TimeProvider>(Clock);
        if (slack is not null)
        {
            collection.AddSlack<SlackClient>(o => (o.BaseAddress, o.Token, o.Retry.MaxRetries) = (slack, "xoxb-1-token", 0));
        }

        var builder = collection.AddSlackApp<TestApp>(configure);
        build?.Invoke(builder);
        services = collection.BuildServiceProvider(validateScopes: true);
        Receiver = services.GetRequiredKeyedService<ISlackDeliveryReceiver>("");
    }

    public AppHost(params SlackHandler<TestApp>[] handlers)
        : this(handlers, null)
    {
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public LogSink Log { get; } = new();

    public ISlackDeliveryReceiver Receiver { get; }

    public IServiceProvider Services => services;

    /// <summary>Gets the errors and warnings of the log.</summary>
    public IReadOnlyList<string> Problems => [.. Log.Entries.Where(e => e.Level >= LogLevel.Warning).Select(e => e.Text)];

    private IEnumerable<IHostedService> Hosted => services.GetServices<IHostedService>();

    public Task<SlackAcknowledgement> SendAsync(JsonObject payload, int retry = 0, int? maxBytes = null) =>
        Receiver.ReceiveAsync(Sent.Read(payload, Clock.GetUtcNow(), retry, maxBytes));

    /// <summary>Sends a payload and returns the text of its acknowledgement; null if it was not acknowledged.</summary>
    public async Task<string?> AcknowledgeAsync(JsonObject payload, int retry = 0, int? maxBytes = null)
    {
        var acknowledgement = await SendAsync(payload, retry, maxBytes).WaitAsync(TimeSpan.FromSeconds(20));
        return acknowledgement.IsAccepted ? Encoding.UTF8.GetString(acknowledgement.Payload.Span) : null;
    }

    public async Task StartAsync()
    {
        foreach (var service in Hosted)
        {
            await service.StartAsync(default);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        foreach (var service in Hosted.Reverse())
        {
            await service.StopAsync(cancellationToken);
        }
    }

    /// <summary>Waits until everything that was accepted has been handled.</summary>
    public async Task DrainAsync() => Assert.That(await ((SlackAppReceiver)Receiver).DrainAsync(default).WaitAsync(TimeSpan.FromSeconds(20)), Is.True, "drained");

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
