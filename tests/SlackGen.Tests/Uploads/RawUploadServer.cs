using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Tests.Uploads;

/// <summary>A Slack on plain sockets. It responds to the three steps of an upload, reads bytes as the test specifies, and discards them.</summary>
internal sealed class RawUploadServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> connections = [];
    private readonly Task accepting;
    private int uploads;

    public RawUploadServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Reads the bytes of an upload and responds. The arguments are the connection, the announced number of bytes, and the number of the attempt, from 1.</summary>
    public Func<NetworkStream, long, int, CancellationToken, Task> OnUpload { get; set; } = async (stream, length, _, cancellationToken) =>
    {
        await DrainAsync(stream, length, null, cancellationToken);
        await RespondAsync(stream, "200 OK", "OK", cancellationToken);
    };

    public Uri BaseAddress => new($"http://127.0.0.1:{Port}/api/");

    public string UploadUrl => $"http://127.0.0.1:{Port}/upload/1";

    /// <summary>The number of requests to the upload URL.</summary>
    public int Uploads => Volatile.Read(ref uploads);

    /// <summary>The paths of all requests.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Paths { get; } = new();

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Reads bytes, and gives them with their position to a check.</summary>
    public static async Task DrainAsync(NetworkStream stream, long length, Action<long, ReadOnlyMemory<byte>>? check, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        for (long position = 0; position < length;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - position)), cancellationToken);
            if (read == 0)
            {
                throw new IOException("The client went away.");
            }

            check?.Invoke(position, buffer.AsMemory(0, read));
            position += read;
        }
    }

    public static Task RespondAsync(NetworkStream stream, string status, string body, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n{body}"), cancellationToken).AsTask();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await accepting;
        await Task.WhenAll(connections);
        listener.Stop();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadHeadAsync(stream) is { Length: > 0 } head)
                {
                    await RespondAsync(stream, head);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client, or the test, is done.
            }
        }
    }

    private async Task RespondAsync(NetworkStream stream, string head)
    {
        var path = head.Split(' ')[1];
        Paths.Enqueue(path);
        var header = head.Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var length = header is null ? 0 : long.Parse(header["Content-Length:".Length..], CultureInfo.InvariantCulture);
        if (path.StartsWith("/upload/", StringComparison.Ordinal))
        {
            await OnUpload(stream, length, Interlocked.Increment(ref uploads), stopping.Token);
            return;
        }

        await DrainAsync(stream, length, null, stopping.Token);
        await RespondAsync(stream, "200 OK", $$"""{"ok":true,"upload_url":"{{UploadUrl}}","file_id":"F1"}""", stopping.Token);
    }

    // Byte by byte, so that nothing of the body is taken.
    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stopping.Token) == 0)
            {
                return "";
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
