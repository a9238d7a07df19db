using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Tests.Support;

/// <summary>A server on a port of its own that gives each request the same response, or none, and keeps what arrived.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, string?> respond;

    /// <param name="respond">Makes the response of a request, status line included; null hangs.</param>
    public LocalServer(Func<string, string?> respond)
    {
        this.respond = respond;
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api/");

    /// <summary>The requests, each with its head and body.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    public static string Ok(string json = """{"ok":true}""") => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}";

    public static string Redirect(int status, Uri to) => $"HTTP/1.1 {status} Moved\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var stream = client.GetStream();
            var text = await ReadAsync(stream);
            if (text.Length == 0)
            {
                return;
            }

            requests.Enqueue(text);
            if (respond(text) is not { } response)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
                return;
            }

            await stream.WriteAsync(Encoding.Latin1.GetBytes(response), stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var all = text.ToString();
            var head = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = all.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line ? int.Parse(line[15..]) : 0;
            if (head >= 0 && all.Length >= head + 4 + length)
            {
                return all;
            }

            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
            {
                return all;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }
}
