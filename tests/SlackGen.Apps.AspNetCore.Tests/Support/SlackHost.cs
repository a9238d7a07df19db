using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Support;

/// <summary>An ASP.NET Core app on a free port of 127.0.0.1 with one endpoint for Slack, and the client that plays Slack.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication app;
    private readonly HttpClient http;

    private SlackHost(WebApplication app, FakeTimeProvider time, LogSink log, StubReceiver receiver)
    {
        (this.app, Time, Log, Receiver) = (app, time, log, receiver);
        Address = new Uri(app.Urls.Single());
        http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public FakeTimeProvider Time { get; }

    public LogSink Log { get; }

    /// <summary>Gets the receiver of the app without a name, for tests that do not add an app.</summary>
    public StubReceiver Receiver { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts an app with a stub in place of handlers.</summary>
    /// <param name="configure">Adds to the services or replaces what is there.</param>
    /// <param name="map">Adds middlewares and endpoints; by default, the endpoint at <c>/slack/events</c>.</param>
    public static Task<SlackHost> StartAsync(Action<IServiceCollection>? configure = null, Action<WebApplication>? map = null)
    {
        var receiver = new StubReceiver();
        return StartAsync(receiver, services =>
        {
            services.AddKeyedSingleton<ISlackDeliveryReceiver>("", receiver);
            configure?.Invoke(services);
        }, map);
    }

    /// <summary>Starts an app with the receivers that <paramref name="configure"/> adds.</summary>
    public static Task<SlackHost> StartWithoutStubAsync(Action<IServiceCollection> configure, Action<WebApplication>? map = null) =>
        StartAsync(new StubReceiver(), configure, map);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => await http.SendAsync(request);

    /// <summary>Sends a request that is signed at the current time.</summary>
    public Task<HttpResponseMessage> SendAsync(string body, string contentType, string? secret = Secret) =>
        SendAsync(Signing.Request(body, contentType, secret, Time.GetUtcNow()));

    public Task<HttpResponseMessage> SendJsonAsync(string body) => SendAsync(body, Signing.Json);

    public Task<HttpResponseMessage> SendFormAsync(string body) => SendAsync(body, Signing.Form);

    /// <summary>Opens a connection for requests that no HTTP client sends.</summary>
    public async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(Address.Host, Address.Port);
        return client;
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private static async Task<SlackHost> StartAsync(StubReceiver receiver, Action<IServiceCollection> configure, Action<WebApplication>? map)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
        var log = new LogSink();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.Configure<SlackAppOptions>("", o => (o.SigningSecret, o.TimeProvider) = (Secret, time));
        configure(builder.Services);
        var app = builder.Build();
        try
        {
            (map ?? (static a => a.MapSlack("/slack/events")))(app);
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new SlackHost(app, time, log, receiver);
    }
}
