namespace SlackGen.Apps;

/// <summary>
/// The bytes below a WebSocket. It notes when bytes arrive, which the pings and pongs of the server are too, and writes pings. <c>ClientWebSocket</c> shows neither, and
/// on .NET 8 sends no pings.
/// </summary>
internal sealed class SocketWire(Stream inner, SocketPulse pulse) : Stream
{
    // A final ping frame without content. The mask is required; with no content its value does not matter.
    private static readonly byte[] Ping = [0x89, 0x80, 0, 0, 0, 0];

    private readonly SemaphoreSlim writing = new(1, 1);
    private SocketFrameBoundary? boundary;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Declares that the handshake is over: only frames are written from now on.</summary>
    public void BeginFrames() => boundary = new SocketFrameBoundary();

    /// <summary>Writes a ping, unless a frame is being written, which shows life as well.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (boundary is { IsBetweenFrames: true })
            {
                await inner.WriteAsync(Ping, cancellationToken).ConfigureAwait(false);
                await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count > 0)
        {
            pulse.Beat();
        }

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            boundary?.Advance(buffer.Span);
        }
        finally
        {
            writing.Release();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    // The HTTP client reads and writes synchronously only for synchronous calls, which nothing here makes.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // The semaphore is not disposed: a ping may still be waiting for it.
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
