using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackGen.Benchmarks.Deliveries;

/// <summary>Serves an app with an empty handler, and beside it a bare endpoint that reads the same body and responds with nothing.</summary>
internal sealed class DeliveryHost : IAsyncDisposable
{
    public const string AppPath = "/slack/events";
    public const string BarePath = "/bare";
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication app;

    private DeliveryHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>Starts the host on a free port of 127.0.0.1.</summary>
    public static async Task<DeliveryHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSlackApp<EmptyApp>(static o => o.SigningSecret = Secret);
        var app = builder.Build();
        app.MapSlack(AppPath);
        app.MapPost(BarePath, static context => context.Request.BodyReader.CopyToAsync(Stream.Null));
        await app.StartAsync();
        return new DeliveryHost(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
