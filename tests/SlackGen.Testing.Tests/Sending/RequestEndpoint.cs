using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing.Tests;

/// <summary>A request URL that does nothing by itself: the test reads each request and responds to it.</summary>
internal sealed class RequestEndpoint : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Channel<ReceivedRequest> requests = Channel.CreateUnbounded<ReceivedRequest>();
    private HttpServer server = null!;

    public Uri Address => new(server.Address, "/slack/events");

    public static async Task<RequestEndpoint> StartAsync()
    {
        var endpoint = new RequestEndpoint();
        endpoint.server = await HttpServer.StartAsync(0, endpoint.HandleAsync);
        return endpoint;
    }

    public async Task<ReceivedRequest> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        return await requests.Reader.ReadAsync(limit.Token);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new ReceivedRequest(
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(stopping));
        requests.Writer.TryWrite(request);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
        var response = await request.Response.WaitAsync(ended.Token);
        await response(http);
    }
}

/// <summary>A request that waits for its response.</summary>
internal sealed record ReceivedRequest(IReadOnlyDictionary<string, string> Headers, string Body)
{
    private readonly TaskCompletionSource<Func<HttpContext, Task>> response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Func<HttpContext, Task>> Response => response.Task;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public void Respond(int status = 200, string body = "", string type = "application/json", (string Name, string Value)? header = null) =>
        response.SetResult(http =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = type;
            if (header is var (name, value))
            {
                http.Response.Headers[name] = value;
            }

            return http.Response.WriteAsync(body);
        });

    public void Abort() => response.SetResult(http =>
    {
        http.Abort();
        return Task.CompletedTask;
    });
}
