using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SlackGen.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>A host with an app, connected to a fake Slack by one transport. Both have the same manual clock.</summary>
internal sealed class TransportHost : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<HttpContext, bool> requests;
    private readonly WebApplication web;

    private TransportHost(WebApplication web, FakeSlack fake, FakeTimeProvider clock, LogSink log, Conduct conduct, ConcurrentDictionary<HttpContext, bool> requests) =>
        (this.web, Fake, Clock, Log, Conduct, this.requests) = (web, fake, clock, log, conduct, requests);

    public FakeSlack Fake { get; }

    public FakeTimeProvider Clock { get; }

    public LogSink Log { get; }

    public Conduct Conduct { get; }

    /// <summary>Gets the fake's way to the app.</summary>
    public FakeTransport Slack { get; private set; } = null!;

    /// <summary>Gets the errors in the log of the app.</summary>
    public IReadOnlyList<string> Errors => [.. Log.Entries.Where(e => e is { Level: LogLevel.Error, Category: "SlackGen.Apps" }).Select(e => e.Text)];

    public static async Task<TransportHost> StartAsync<TApp>(
        Transport transport, Conduct conduct, Action<SlackAppOptions>? configure = null, Action<SlackAppBuilder>? build = null)
        where TApp : class, ISlackApp<TApp>
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
        var fake = await FakeSlack.StartAsync(o => o.TimeProvider = clock);
        var log = new LogSink();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(conduct);
        builder.Services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (FakeSlack.BotToken, fake.BaseAddress));
        var app = builder.Services.AddSlackApp<TApp>(o => o.SigningSecret = FakeSlack.SigningSecret);
        builder.Services.Configure<SlackAppOptions>(o => configure?.Invoke(o));
        if (transport == Transport.SocketMode)
        {
            app.UseSocketMode(o => (o.AppToken, o.Connections) = (FakeSlack.AppToken, 1));
        }

        build?.Invoke(app);
        var requests = new ConcurrentDictionary<HttpContext, bool>();
        var web = builder.Build();
        web.Use(async (context, next) =>
        {
            requests[context] = true;
            await next(context);
            requests.TryRemove(context, out _);
        });
        if (transport == Transport.Http)
        {
            web.MapSlack("/slack/events");
        }

        var host = new TransportHost(web, fake, clock, log, conduct, requests);
        await web.StartAsync();
        host.Slack = transport == Transport.Http ? fake.DeliverTo(new Uri(web.Urls.Single() + "/slack/events")) : fake.SocketMode;
        if (transport == Transport.SocketMode)
        {
            await fake.SocketMode.WaitForConnectionsAsync();
        }

        return host;
    }

    /// <summary>Advances the clock in small steps until something is so.</summary>
    public async Task AdvanceUntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
        {
            Clock.Advance(Step);
            await Task.Delay(1);
        }

        Assert.That(condition(), Is.True);
    }

    /// <summary>Breaks the connections over which the app would acknowledge what it is handling.</summary>
    public async Task BreakConnectionsAsync()
    {
        foreach (var request in requests.Keys)
        {
            request.Abort();
        }

        foreach (var connection in Fake.SocketMode.Connections)
        {
            await connection.AbortAsync();
        }
    }

    /// <summary>Waits until the app has called a method, and returns the arguments.</summary>
    public JsonObject Called(string method)
    {
        Eventually.Becomes(() => Fake.RequestsTo(method).Count, 1);
        return Fake.RequestsTo(method)[0].Arguments;
    }

    public async ValueTask DisposeAsync()
    {
        Conduct.Release();
        await web.StopAsync();
        await web.DisposeAsync();
        await Fake.DisposeAsync();
        Assert.That(Fake.SocketMode.ProtocolErrors, Is.Empty);
    }
}
