using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The server of the page, on 127.0.0.1.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private const long MaxRequestBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    private readonly WebApplication web;

    private PageHost(WebApplication web) => this.web = web;

    /// <summary>Gets the URL of the page.</summary>
    public Uri Address => new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    /// <summary>Starts the page of a fake.</summary>
    /// <param name="fake">The fake, which has a workspace.</param>
    /// <param name="manifest">The app's manifest; null for none.</param>
    /// <param name="log">The calls and deliveries.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PageHost> StartAsync(FakeSlack fake, FakeAppManifest? manifest, TrafficLog log, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.Listen(IPAddress.Loopback, port);
            o.Limits.MaxRequestBodySize = MaxRequestBytes;
            o.AddServerHeader = false;
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => o.ShutdownTimeout = ShutdownTimeout);
        var web = builder.Build();
        var people = new PersonSessions();
        var faults = new FaultSwitches(fake);
        var pages = new PageRoutes(fake, manifest, people, log, faults);
        web.Use(next => http => PageGuard.CheckAsync(http, next));
        web.Use(next => http => PageErrors.CatchAsync(http, next, log));
        AssetEndpoints.Map(web);
        LiveEndpoint.Map(web, pages, web.Lifetime.ApplicationStopping);
        new PageActs(fake, people).Map(web);
        new FaultActs(fake, faults).Map(web);
        FileEndpoint.Map(web, fake);
        pages.Map(web);
        try
        {
            await web.StartAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await web.DisposeAsync().ConfigureAwait(false);
            throw new IOException($"The page cannot listen on port {port}: {e.Message}", e);
        }

        return new PageHost(web);
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
