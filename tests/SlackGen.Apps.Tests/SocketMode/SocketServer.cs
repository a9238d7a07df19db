using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>A Slack for Socket Mode below HTTP and WebSocket: every byte, pause and fault is the test's choice.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    public const string Ticket = "0c0ffee0-5ec2-e7ed-7icke7-f00dbabe";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<ServerSocket> connected = Channel.CreateUnbounded<ServerSocket>();
    private readonly List<ServerSocket> sockets = [];
    private readonly Task accepting;
    private int openings;
    private int handshakes;

    public SocketServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Gets the base address of the methods.</summary>
    public Uri Address => new($"http://{listener.LocalEndpoint}/api/");

    /// <summary>Gets or sets the response to a call of <c>apps.connections.open</c>, by its number from 1; null for a URL.</summary>
    public Func<int, string?> Open { get; set; } = _ => null;

    /// <summary>Gets or sets the response to a handshake, by its number from 1; null to accept it, an empty string to close the connection.</summary>
    public Func<int, string?> Handshake { get; set; } = _ => null;

    /// <summary>Gets or sets the first messages of a connection, by its number from 1.</summary>
    public Func<int, IEnumerable<string>> Greeting { get; set; } = _ => [Hello()];

    /// <summary>Gets the number of calls of <c>apps.connections.open</c>.</summary>
    public int Openings => Volatile.Read(ref openings);

    /// <summary>Gets the connections, in the order of their handshakes.</summary>
    public IReadOnlyList<ServerSocket> Sockets
    {
        get
        {
            lock (sockets)
            {
                return [.. sockets];
            }
        }
    }

    public static string Hello(int? seconds = null) => seconds is null
        ? """{"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"}}"""
        : $$$"""{"type":"hello","num_connections":1,"debug_info":{"host":"h","approximate_connection_time":{{{seconds}}}},"connection_info":{"app_id":"A1"}}""";

    public static string Disconnect(string reason) => $$"""{"type":"disconnect","reason":"{{reason}}","debug_info":{"host":"h"} }""";

    public static string Event(string id, int retry = 0) =>
        $$"""{"envelope_id":"env-{{id}}-{{retry}}","type":"events_api","accepts_response_payload":false,"retry_attempt":{{retry}},"retry_reason":"{{(retry > 0 ? "timeout" : "")}}","payload":"""
        + $$"""{"type":"event_callback","event_id":"{{id}}","event":{"type":"app_mention","channel":"C1"} } }""";

    public static string Command(string id) =>
        $$$"""{"type":"slash_commands","payload":{"command":"/deploy","text":"now"},"accepts_response_payload":true,"envelope_id":"{{{id}}}"}""";

    public static string Json(string body, string status = "200 OK", string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json; charset=utf-8\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    /// <summary>Waits for the next connection.</summary>
    public async Task<ServerSocket> NextAsync() => await connected.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        foreach (var socket in Sockets)
        {
            socket.Drop();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        client.NoDelay = true;
        var stream = client.GetStream();
        try
        {
            var request = await WireRequest.ReadAsync(stream, stopping.Token);
            if (request.Line.StartsWith("POST ", StringComparison.Ordinal))
            {
                var url = $"ws://{listener.LocalEndpoint}/link/?ticket={Ticket}&app_id=A1";
                var response = Open(Interlocked.Increment(ref openings)) ?? Json($$"""{"ok":true,"url":"{{url}}"}""");
                await stream.WriteAsync(Encoding.UTF8.GetBytes(response), stopping.Token);
                client.Dispose();
                return;
            }

            var number = Interlocked.Increment(ref handshakes);
            if (Handshake(number) is { } refusal)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(refusal), stopping.Token);
                client.Dispose();
                return;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(request.Headers["Sec-WebSocket-Key"])}\r\n\r\n"), stopping.Token);
            var socket = new ServerSocket(client);
            lock (sockets)
            {
                sockets.Add(socket);
            }

            foreach (var message in Greeting(number))
            {
                await socket.SendAsync(message);
            }

            await connected.Writer.WriteAsync(socket);
            await socket.ReadAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            client.Dispose();
        }
    }

    private static string Accept(string key)
    {
#pragma warning disable CA5350 // RFC 6455 asks for SHA-1.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
    }
}
