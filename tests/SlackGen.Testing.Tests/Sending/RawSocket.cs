using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>A Socket Mode client that does nothing by itself.</summary>
/// <param name="slack">The fake.</param>
internal sealed class RawSocket(FakeSlack slack) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket socket = new();
    private readonly HttpMessageInvoker? invoker = slack.IsInProcess ? new HttpMessageInvoker(slack.CreateHandler()) : null;

    public ClientWebSocket Socket => socket;

    /// <summary>Opens a connection and reads its first message.</summary>
    public static async Task<(RawSocket Socket, JsonNode First)> ConnectAsync(FakeSlack slack)
    {
        var socket = new RawSocket(slack);
        await socket.ConnectAsync(await OpenAsync(slack));
        return (socket, await socket.ReceiveAsync());
    }

    /// <summary>Opens a connection and reads its hello.</summary>
    public static async Task<RawSocket> OpenAndGreetAsync(FakeSlack slack)
    {
        var (socket, hello) = await ConnectAsync(slack);
        Assert.That((string?)hello["type"], Is.EqualTo("hello"));
        return socket;
    }

    /// <summary>Returns the URL of a connection.</summary>
    public static async Task<Uri> OpenAsync(FakeSlack slack)
    {
        using var caller = new Caller(slack, FakeSlack.AppToken);
        return new Uri((string)(await caller.PostAsync("apps.connections.open", "{}"))["url"]!);
    }

    public async Task ConnectAsync(Uri url)
    {
        using var limit = new CancellationTokenSource(Limit);
        await socket.ConnectAsync(url, invoker, limit.Token);
    }

    public async Task<JsonNode> ReceiveAsync() => JsonNode.Parse(await ReceiveTextAsync())!;

    public async Task<string> ReceiveTextAsync()
    {
        var (type, bytes, _) = await ReceiveMessageAsync();
        Assert.That(type, Is.EqualTo(WebSocketMessageType.Text));
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Reads a message and the number of its frames.</summary>
    public async Task<(WebSocketMessageType Type, byte[] Bytes, int Frames)> ReceiveMessageAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        for (var frames = 1; ; frames++)
        {
            var received = await socket.ReceiveAsync(buffer, limit.Token);
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return (received.MessageType, message.ToArray(), frames);
            }
        }
    }

    /// <summary>Acknowledges an envelope.</summary>
    public Task AcknowledgeAsync(JsonNode envelope, JsonNode? payload = null)
    {
        var acknowledgement = new JsonObject { ["envelope_id"] = (string)envelope["envelope_id"]! };
        if (payload is not null)
        {
            acknowledgement["payload"] = payload;
        }

        return SendAsync(acknowledgement.ToJsonString());
    }

    public async Task SendAsync(string text, WebSocketMessageType type = WebSocketMessageType.Text)
    {
        using var limit = new CancellationTokenSource(Limit);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), type, true, limit.Token);
    }

    public void Dispose()
    {
        socket.Dispose();
        invoker?.Dispose();
    }
}
