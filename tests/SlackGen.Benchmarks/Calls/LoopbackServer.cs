using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackGen.Benchmarks.Calls;

/// <summary>Serves prepared responses as fast as Kestrel can.</summary>
/// <remarks>Kestrel alone: what a mock server matches and records for each request would be measured along with the call.</remarks>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First() + "/api/");

    /// <summary>Starts a server on a free port of 127.0.0.1.</summary>
    /// <param name="response">The response to every request.</param>
    public static Task<LoopbackServer> StartAsync(byte[] response) => StartAsync(_ => new ValueTask<byte[]>(response));

    /// <summary>Starts a server on a free port of 127.0.0.1.</summary>
    /// <param name="respond">Chooses the response to a request.</param>
    public static async Task<LoopbackServer> StartAsync(Func<HttpRequest, ValueTask<byte[]>> respond)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            var response = await respond(context.Request);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = response.Length;
            await context.Response.Body.WriteAsync(response);
        });
        await app.StartAsync();
        return new LoopbackServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
