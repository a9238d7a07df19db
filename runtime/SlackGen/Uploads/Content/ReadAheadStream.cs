namespace SlackGen;

/// <summary>A stream that can return its first bytes before it is read.</summary>
internal sealed class ReadAheadStream(Stream inner) : ForwardOnlyStream
{
    private byte[] head = [];
    private int taken;

    public override bool CanRead => true;

    /// <summary>Returns the first bytes, or fewer if the stream ends before. It can be called once, before the stream is read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        var read = await inner.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return head = bytes[..read];
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        TakeHead(buffer.Span) is > 0 and var count ? count : await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);

    public override int Read(byte[] buffer, int offset, int count) =>
        TakeHead(buffer.AsSpan(offset, count)) is > 0 and var taken ? taken : inner.Read(buffer, offset, count);

    private int TakeHead(Span<byte> target)
    {
        var count = Math.Min(target.Length, head.Length - taken);
        head.AsSpan(taken, count).CopyTo(target);
        taken += count;
        return count;
    }
}
