using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SlackGen.Testing;

/// <summary>The frames of one connection, with one writer at a time. Nothing throws because the connection has ended.</summary>
/// <param name="stream">The upgraded connection.</param>
/// <param name="clock">The clock of the wait for the client's close frame.</param>
/// <param name="writeLimit">
/// The real time after which a write ends the connection of a client that does not read. A test that waits for the write cannot advance its clock.
/// </param>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A test may still end a connection that has ended.")]
internal sealed class ConnectionLine(Stream stream, TimeProvider clock, TimeSpan writeLimit)
{
    // The time in which the client must read a close frame and send its own.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly FrameStream frames = new(stream, FakeSocketMode.MaxMessageBytes);
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly CancellationTokenSource ended = new(Timeout.InfiniteTimeSpan, clock);
    private volatile bool isSilent;
    private int isClosing;
    private bool hasSentClose;

    /// <summary>Gets a token that is cancelled when the connection ends.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Gets or sets whether nothing more is written.</summary>
    public bool IsSilent
    {
        get => isSilent;
        set => isSilent = value;
    }

    /// <summary>Ends the connection.</summary>
    public Task EndAsync() => ended.CancelAsync();

    /// <summary>Reads a frame. Returns null at the end of the connection.</summary>
    /// <exception cref="FrameException">The frame is not valid, or too long.</exception>
    public async Task<WebSocketFrame?> ReadAsync()
    {
        try
        {
            return await frames.ReadAsync(ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEnd(e))
        {
            return null;
        }
    }

    /// <summary>Discards what the client sends until the connection ends.</summary>
    public async Task DrainAsync()
    {
        try
        {
            await frames.DrainAsync(ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The client has closed.
        }
    }

    /// <summary>Writes frames. Returns false if the connection has ended or fallen silent, or ends because the client does not read.</summary>
    /// <param name="written">The frames, at least one.</param>
    /// <param name="before">A function to call before the frames are written and after all earlier ones; null for none.</param>
    public async Task<bool> WriteAsync(IReadOnlyList<WebSocketFrame> written, Action? before = null)
    {
        using var limit = new CancellationTokenSource(writeLimit);
        using var expiry = limit.Token.Register(() => _ = EndAsync());
        try
        {
            await writing.WaitAsync(ended.Token).ConfigureAwait(false);
            try
            {
                if (isSilent || hasSentClose)
                {
                    return false;
                }

                before?.Invoke();
                hasSentClose = written[^1].Code == FrameCode.Close;
                await frames.WriteAsync(written, ended.Token).ConfigureAwait(false);
                return true;
            }
            finally
            {
                writing.Release();
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            return false;
        }
    }

    /// <summary>Writes a close frame, once. The connection ends when the client has not read it and sent its own after 5 seconds.</summary>
    /// <param name="status">The status.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="before">The frame to write before; null for none.</param>
    public async Task CloseAsync(int status, string reason, WebSocketFrame? before = null)
    {
        if (isSilent || Interlocked.Exchange(ref isClosing, 1) != 0)
        {
            return;
        }

        var payload = new byte[2 + Encoding.UTF8.GetByteCount(reason)];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)status);
        Encoding.UTF8.GetBytes(reason, payload.AsSpan(2));

        // The time runs before the write, which waits for a client that does not read.
        ended.CancelAfter(CloseTimeout);
        var close = new WebSocketFrame(FrameCode.Close, true, payload);
        await WriteAsync(before is { } first ? [first, close] : [close]).ConfigureAwait(false);
    }

    // Kestrel's streams throw the last one once the request has ended.
    private static bool IsEnd(Exception e) => e is IOException or OperationCanceledException or InvalidOperationException;
}
