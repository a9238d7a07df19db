namespace SlackGen.Testing;

/// <summary>A stream over functions, so that one class serves both directions of a request, of a response and of an upgraded connection.</summary>
/// <param name="read">Reads bytes and returns 0 at the end; null for a stream that is only written.</param>
/// <param name="write">Writes bytes, or flushes if there are none; null for a stream that is only read.</param>
/// <param name="close">Closes this side; null for nothing.</param>
internal sealed class WireStream(
    Func<Memory<byte>, CancellationToken, ValueTask<int>>? read,
    Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? write,
    Action? close = null) : Stream
{
    public override bool CanRead => read is not null;

    public override bool CanWrite => write is not null;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        buffer.IsEmpty ? ValueTask.FromResult(0) : Reading(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Writing(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Writing(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        write is null ? Task.CompletedTask : Writing(default, cancellationToken).AsTask();

    public override void Flush() => FlushAsync(CancellationToken.None).GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            close?.Invoke();
        }

        base.Dispose(disposing);
    }

    private ValueTask<int> Reading(Memory<byte> buffer, CancellationToken cancellationToken) =>
        read is null ? throw new NotSupportedException() : read(buffer, cancellationToken);

    private ValueTask Writing(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken) =>
        write is null ? throw new NotSupportedException() : write(buffer, cancellationToken);
}
