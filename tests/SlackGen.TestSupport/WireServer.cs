using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.TestSupport;

/// <summary>
/// A server below HTTP: it keeps every byte that arrives, responds with bytes of the test's choice, HTTP or not, and closes the connection, at once or at the first
/// response that is empty. For what an HTTP server cannot show or do; <see cref="StubSlack"/> is for the rest.
/// </summary>
public sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<WireRequest, byte[]> respond;
    private readonly bool keepsOpen;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<WireRequest> requests = new();
    private readonly Task serving;

    /// <summary>Starts a server.</summary>
    /// <param name="respond">Creates the bytes of the response.</param>
    /// <param name="keepsOpen">Whether the connection stays open after a response that is not empty.</param>
    public WireServer(Func<WireRequest, byte[]> respond, bool keepsOpen = false)
    {
        (this.respond, this.keepsOpen) = (respond, keepsOpen);
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Starts a server that responds to everything with the same JSON.</summary>
    public WireServer(string json = """{"ok":true}""")
        : this(_ => Encoding.UTF8.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: close\r\n\r\n{json}"))
    {
    }

    /// <summary>Gets where it listens, <c>127.0.0.1:PORT</c>.</summary>
    public string Host => listener.LocalEndpoint.ToString()!;

    public Uri Address => new($"http://{Host}/api/");

    /// <summary>Gets what arrived, in order.</summary>
    public IReadOnlyList<WireRequest> Requests => [.. requests];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task RespondAsync(NetworkStream stream)
    {
        byte[] response;
        do
        {
            var request = await WireRequest.ReadAsync(stream, stopping.Token);
            requests.Enqueue(request);
            response = respond(request);
            await stream.WriteAsync(response, stopping.Token);
        }
        while (keepsOpen && response.Length > 0);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var connection = await listener.AcceptTcpClientAsync(stopping.Token);
                await using var stream = connection.GetStream();
                await RespondAsync(stream);
            }
            catch (IOException)
            {
                // The client went first.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
