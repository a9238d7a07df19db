using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace SlackGen.Testing;

/// <summary>
/// Kestrel on a port of 127.0.0.1, without a host. A host would handle Ctrl+C, read environment variables and write logs, none of which a library in a
/// test process may do.
/// </summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private const int LongestRequestLine = 1024 * 1024;

    // Enough for responses in progress. Hanging ones end at once, because they observe the token.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly KestrelServer server;
    private readonly CancellationTokenSource stopping;
    private int disposed;

    private HttpServer(KestrelServer server, CancellationTokenSource stopping) => (this.server, this.stopping, Address) =
        (server, stopping, new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()));

    /// <summary>Gets the address of the server, <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Address { get; }

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<HttpServer> StartAsync(int port, Func<HttpContext, CancellationToken, Task> handle)
    {
        var server = new KestrelServer(Options.Create(KestrelOptions(port)), Transport(), NullLoggerFactory.Instance);
        var stopping = new CancellationTokenSource();
        try
        {
            await server.StartAsync(new Application(handle, stopping.Token), CancellationToken.None).ConfigureAwait(false);
            return new HttpServer(server, stopping);
        }
        catch
        {
            server.Dispose();
            stopping.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        using var grace = new CancellationTokenSource(Grace);
        await server.StopAsync(grace.Token).ConfigureAwait(false);
        server.Dispose();
        stopping.Dispose();
    }

    private static KestrelServerOptions KestrelOptions(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port);

        // Tests upload large files, keep connections open and read slowly on purpose, and a GET can have a whole message in its query.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestLineSize = LongestRequestLine;
        options.Limits.MaxRequestBufferSize = LongestRequestLine;
        return options;
    }

    private static SocketTransportFactory Transport() => new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);

    private sealed class Application(Func<HttpContext, CancellationToken, Task> handle, CancellationToken stopping) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handle(context, stopping);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
