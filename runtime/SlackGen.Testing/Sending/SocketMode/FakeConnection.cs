using System.Buffers.Binary;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>A Socket Mode connection of the app, seen from the server, with the ways in which it can end or fail.</summary>
public sealed class FakeConnection
{
    private const int NormalClosure = 1000;
    private const int GoingAway = 1001;
    private const int NoStatus = 1005;

    private static readonly TimeSpan WarningTime = TimeSpan.FromSeconds(10);

    private readonly HttpContext http;
    private readonly ConnectionLine line;
    private readonly FakeSocketMode owner;
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MessageAssembler assembler = new(FakeSocketMode.MaxMessageBytes);
    private int pingsSent;
    private int pingsReceived;
    private int pongsReceived;
    private volatile bool isPinging = true;
    private volatile bool isEnding;

    internal FakeConnection(int number, HttpContext http, Stream stream, FakeSocketMode owner, DateTimeOffset openedAt)
    {
        (Number, this.http, this.owner, OpenedAt) = (number, http, owner, openedAt);
        line = new ConnectionLine(stream, owner.TimeProvider, ChangeSignal.LongestWait);
    }

    /// <summary>Gets the number of the connection: 1 for the first one of the fake.</summary>
    public int Number { get; }

    /// <summary>Gets the time of the handshake.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>Gets whether the connection is open.</summary>
    public bool IsOpen => !closed.Task.IsCompleted;

    /// <summary>Gets a task that completes when the connection has ended, by either side.</summary>
    public Task Closed => closed.Task;

    /// <summary>Gets the status of the close frame that the client has sent: 1000, or 1005 for a frame without a status; null for no frame.</summary>
    public int? ClientCloseStatus { get; private set; }

    /// <summary>Gets the number of pings that the fake has sent.</summary>
    public int PingsSent => Volatile.Read(ref pingsSent);

    /// <summary>Gets the number of pings that the client has sent. The fake echoes each.</summary>
    public int PingsReceived => Volatile.Read(ref pingsReceived);

    /// <summary>Gets the number of pongs that the client has sent.</summary>
    public int PongsReceived => Volatile.Read(ref pongsReceived);

    /// <summary>Gets or sets whether the connection has received <c>hello</c>. The owner's lock guards it.</summary>
    internal bool IsGreeted { get; set; }

    /// <summary>Gets whether deliveries may go to this connection once it is greeted.</summary>
    internal bool TakesDeliveries => IsOpen && !isEnding;

    /// <summary>Announces that the connection ends in about 10 seconds. Deliveries still go to it.</summary>
    public Task SendWarningAsync() => SendDisconnectAsync("warning");

    /// <summary>Asks the client to open another connection in place of this one. No more deliveries go to it. It stays open: Slack then closes it.</summary>
    public Task RequestRefreshAsync()
    {
        isEnding = true;
        return SendDisconnectAsync("refresh_requested");
    }

    /// <summary>Ends the connection as Slack does after some hours: a warning, a request to refresh, and a close frame.</summary>
    /// <param name="notice">The time from the warning to the request; null for 10 seconds.</param>
    public async Task RefreshAsync(TimeSpan? notice = null)
    {
        await SendWarningAsync().ConfigureAwait(false);
        try
        {
            await Task.Delay(notice ?? WarningTime, owner.TimeProvider, line.Ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has left before.
            return;
        }

        await RequestRefreshAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    /// <summary>Sends a disconnect message.</summary>
    /// <param name="reason">The reason, <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>, or one that no client knows.</param>
    public Task SendDisconnectAsync(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return SendTextAsync(SocketMessages.Disconnect(reason));
    }

    /// <summary>Sends a text frame, for messages that are not JSON or that no client knows.</summary>
    /// <param name="text">The text.</param>
    public Task SendTextAsync(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WriteAsync([TextFrame(text)]);
    }

    /// <summary>Sends a binary frame, which Slack never does.</summary>
    /// <param name="bytes">The payload.</param>
    public Task SendBinaryAsync(ReadOnlyMemory<byte> bytes) => WriteAsync([new WebSocketFrame(FrameCode.Binary, true, bytes.ToArray())]);

    /// <summary>Sends a text message in frames.</summary>
    /// <param name="text">The text.</param>
    /// <param name="frameBytes">The maximum number of bytes in a frame, at least 1. A character can be split.</param>
    public Task SendFragmentedAsync(string text, int frameBytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(frameBytes, 1);
        return WriteAsync(Fragments(Encoding.UTF8.GetBytes(text), frameBytes));
    }

    /// <summary>Sends a ping now, besides those of <see cref="FakeSocketMode.PingInterval"/>.</summary>
    public async Task PingAsync()
    {
        if (await WriteAsync([new WebSocketFrame(FrameCode.Ping, true, Encoding.ASCII.GetBytes($"Ping from {SocketMessages.Host}"))]).ConfigureAwait(false))
        {
            Interlocked.Increment(ref pingsSent);
        }
    }

    /// <summary>Sends no more pings. Pongs and deliveries go on.</summary>
    public void StopPings() => isPinging = false;

    /// <summary>Sends and hears nothing more, while the socket stays open: deliveries, pings and pongs are lost.</summary>
    public void FallSilent() => line.IsSilent = true;

    /// <summary>
    /// Sends a close frame and returns once it is written. The connection ends after the client's close frame, or after 5 seconds. No more deliveries go
    /// to it.
    /// </summary>
    /// <param name="status">The status, 1000 for a normal end.</param>
    /// <param name="reason">The reason, at most 123 bytes.</param>
    public Task CloseAsync(int status = NormalClosure, string reason = "")
    {
        ArgumentNullException.ThrowIfNull(reason);
        isEnding = true;
        return line.CloseAsync(status, reason);
    }

    /// <summary>Sends a close frame and ends the TCP connection at once, without waiting for the client's frame.</summary>
    /// <param name="status">The status, 1000 for a normal end.</param>
    public async Task CloseWithoutHandshakeAsync(int status = NormalClosure)
    {
        await CloseAsync(status).ConfigureAwait(false);
        await DropAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the TCP connection properly (FIN), without a close frame.</summary>
    public async Task DropAsync()
    {
        isEnding = true;
        await line.EndAsync().ConfigureAwait(false);
        await closed.Task.ConfigureAwait(false);
    }

    /// <summary>Resets the TCP connection (RST), without a close frame.</summary>
    public async Task AbortAsync()
    {
        isEnding = true;
        ConnectionFaults.Reset(http);
        await line.EndAsync().ConfigureAwait(false);
        await closed.Task.ConfigureAwait(false);
    }

    /// <summary>Returns the number and the state.</summary>
    public override string ToString() => $"connection {Number} ({(IsOpen ? "open" : "closed")})";

    internal static IReadOnlyList<WebSocketFrame> Fragments(byte[] bytes, int frameBytes)
    {
        var chunks = bytes.Length == 0 ? [[]] : bytes.Chunk(frameBytes).ToList();
        return [.. chunks.Select((chunk, i) => new WebSocketFrame(i == 0 ? FrameCode.Text : FrameCode.Continuation, i == chunks.Count - 1, chunk))];
    }

    /// <summary>Sends a text message before all others.</summary>
    /// <param name="text">The text.</param>
    /// <param name="open">Opens the connection to deliveries. They wait until the message is out.</param>
    internal Task GreetAsync(string text, Action open) => line.WriteAsync([TextFrame(text)], open);

    /// <summary>Sends a disconnect message and a close frame.</summary>
    /// <param name="reason">The reason of the disconnect message.</param>
    internal Task EndAsync(string reason)
    {
        isEnding = true;
        return line.CloseAsync(NormalClosure, "", TextFrame(SocketMessages.Disconnect(reason)));
    }

    internal Task<bool> WriteAsync(IReadOnlyList<WebSocketFrame> written) => line.WriteAsync(written);

    /// <summary>Reads the client's messages until the connection ends.</summary>
    /// <param name="stopping">A token that is cancelled when the fake is disposed.</param>
    internal async Task RunAsync(CancellationToken stopping)
    {
        using var stop = stopping.Register(() => _ = StopAsync());
        var pings = PingAsync(owner.PingInterval);
        try
        {
            while (await line.ReadAsync().ConfigureAwait(false) is { } frame && await HandleAsync(frame).ConfigureAwait(false))
            {
            }
        }
        catch (FrameException e)
        {
            owner.Record(new FakeProtocolError(
                e.Status == FrameException.TooBig ? FakeProtocolErrorKind.TooLong : FakeProtocolErrorKind.InvalidFrame,
                this,
                null));
            await line.CloseAsync(e.Status, e.Message).ConfigureAwait(false);
            await line.DrainAsync().ConfigureAwait(false);
        }
        finally
        {
            await line.EndAsync().ConfigureAwait(false);
            await pings.ConfigureAwait(false);
            closed.TrySetResult();
        }
    }

    private static WebSocketFrame TextFrame(string text) => new(FrameCode.Text, true, Encoding.UTF8.GetBytes(text));

    private async Task StopAsync()
    {
        await line.CloseAsync(GoingAway, "").ConfigureAwait(false);
        await line.EndAsync().ConfigureAwait(false);
    }

    private async Task<bool> HandleAsync(WebSocketFrame frame)
    {
        if (line.IsSilent)
        {
            return true;
        }

        switch (frame.Code)
        {
            case FrameCode.Ping:
                Interlocked.Increment(ref pingsReceived);
                await WriteAsync([frame with { Code = FrameCode.Pong }]).ConfigureAwait(false);
                return true;
            case FrameCode.Pong:
                Interlocked.Increment(ref pongsReceived);
                return true;
            case FrameCode.Close:
                ClientCloseStatus = frame.Payload.Length < 2 ? NoStatus : BinaryPrimitives.ReadUInt16BigEndian(frame.Payload);
                isEnding = true;
                await line.CloseAsync(NormalClosure, "").ConfigureAwait(false);
                return false;
            default:
                if (assembler.Add(frame) is { } message)
                {
                    owner.Receive(this, message);
                }

                return true;
        }
    }

    private async Task PingAsync(TimeSpan interval)
    {
        if (interval == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        using var timer = new PeriodicTimer(interval, owner.TimeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(line.Ended).ConfigureAwait(false))
            {
                if (isPinging)
                {
                    await PingAsync().ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection has ended.
        }
    }
}
