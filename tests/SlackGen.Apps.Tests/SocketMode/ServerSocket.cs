using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>The server's end of a WebSocket connection, frame by frame.</summary>
internal sealed class ServerSocket(TcpClient client)
{
    public const byte Continuation = 0;
    public const byte Text = 1;
    public const byte Binary = 2;
    public const byte CloseCode = 8;
    public const byte PingCode = 9;
    public const byte PongCode = 10;

    private readonly NetworkStream stream = client.GetStream();
    private readonly Socket tcp = client.Client;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Channel<string> texts = Channel.CreateUnbounded<string>();
    private readonly Channel<bool> pongs = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int?> closeFrame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int pings;

    /// <summary>Gets or sets whether the server responds to nothing.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Gets the number of pings of the client.</summary>
    public int Pings => Volatile.Read(ref pings);

    /// <summary>Gets the text messages of the client, in order.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    /// <summary>Gets the task that completes with the status of the client's close frame.</summary>
    public Task<int?> CloseFrame => closeFrame.Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Gets the task that completes when TCP has ended.</summary>
    public Task Closed => closed.Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Gets whether TCP has ended.</summary>
    public bool IsClosed => closed.Task.IsCompleted;

    public Task SendAsync(string text) => SendAsync(Text, Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte code, byte[] payload, bool isLast = true)
    {
        var header = new byte[10];
        header[0] = (byte)(code | (isLast ? 0x80 : 0));
        var size = payload.Length < 126 ? 2 : payload.Length <= ushort.MaxValue ? 4 : 10;
        header[1] = (byte)(size == 2 ? payload.Length : size == 4 ? 126 : 127);
        if (size == 4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)payload.Length);
        }
        else if (size == 10)
        {
            BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(2), payload.Length);
        }

        await writing.WaitAsync();
        try
        {
            await stream.WriteAsync((byte[])[.. header.AsSpan(0, size), .. payload]);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Pings, and waits for the pong: what was sent before has then been received.</summary>
    public async Task PingAsync()
    {
        await SendAsync(PingCode, "beat"u8.ToArray());
        await pongs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }

    public Task CloseAsync(int status) => SendAsync(CloseCode, [(byte)(status >> 8), (byte)status]);

    /// <summary>Ends TCP without a word.</summary>
    public void Drop()
    {
        if (IsClosed)
        {
            return;
        }

        try
        {
            tcp.LingerState = new LingerOption(true, 0);
            client.Dispose();
        }
        catch (ObjectDisposedException)
        {
            // The client has ended it in the meantime.
        }
    }

    /// <summary>Waits for the next text message of the client.</summary>
    public async Task<JsonNode> NextAsync() => JsonNode.Parse(await texts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)))!;

    /// <summary>Reads frames until the connection ends.</summary>
    public async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var (code, payload) = await ReadFrameAsync();
                switch (code)
                {
                    case Text:
                        Received.Enqueue(Encoding.UTF8.GetString(payload));
                        await texts.Writer.WriteAsync(Encoding.UTF8.GetString(payload));
                        break;
                    case PongCode:
                        await pongs.Writer.WriteAsync(true);
                        break;
                    case PingCode:
                        Interlocked.Increment(ref pings);
                        await (IsSilent ? Task.CompletedTask : SendAsync(PongCode, payload));
                        break;
                    case CloseCode:
                        closeFrame.TrySetResult(payload.Length < 2 ? null : BinaryPrimitives.ReadUInt16BigEndian(payload));
                        if (!IsSilent)
                        {
                            await SendAsync(CloseCode, payload);
                            tcp.Shutdown(SocketShutdown.Send);
                        }

                        break;
                    default:
                        throw new InvalidOperationException($"A client sent a frame with the code {code}.");
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException or EndOfStreamException)
        {
            closeFrame.TrySetResult(null);
        }
        catch (Exception e)
        {
            TestContext.Progress.WriteLine(e);
        }
        finally
        {
            client.Dispose();
            closed.TrySetResult();
        }
    }

    private async Task<(byte Code, byte[] Payload)> ReadFrameAsync()
    {
        var head = new byte[2];
        await stream.ReadExactlyAsync(head);
        long size = head[1] & 0x7F;
        if (size >= 126)
        {
            var extended = new byte[size == 126 ? 2 : 8];
            await stream.ReadExactlyAsync(extended);
            size = size == 126 ? BinaryPrimitives.ReadUInt16BigEndian(extended) : BinaryPrimitives.ReadInt64BigEndian(extended);
        }

        var mask = new byte[4];
        await stream.ReadExactlyAsync(mask);
        var payload = new byte[size];
        await stream.ReadExactlyAsync(payload);
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] ^= mask[i % 4];
        }

        return ((byte)(head[0] & 0x0F), payload);
    }
}
