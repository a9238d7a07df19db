using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Client.Tests.Wire;

/// <summary>A server that keeps every byte that arrives, and gives the same answer to everything.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly List<WireRequest> requests = [];
    private readonly Task serving;

    public WireServer(string answer = """{"ok":true}""")
    {
        listener.Start();
        serving = ServeAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\nConnection: close\r\n\r\n{answer}"));
    }

    /// <summary>Where it listens, <c>127.0.0.1:PORT</c>.</summary>
    public string Host => listener.LocalEndpoint.ToString()!;

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<WireRequest> Requests => requests;

    /// <summary>A client of this server.</summary>
    public SlackClient Client(string? token, Action<SlackClientOptions>? configure = null)
    {
        var options = new SlackClientOptions { Token = token, BaseAddress = new Uri($"http://{Host}/api/"), LimitMode = SlackLimitMode.Off };
        configure?.Invoke(options);
        return new SlackClient(options);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task ServeAsync(byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await using var stream = client.GetStream();
                requests.Add(await WireRequest.ReadAsync(stream, stopping.Token));
                await stream.WriteAsync(answer, stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
