namespace SlackGen;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
internal sealed class ReadAheadStream(Stream inner) : ForwardOnlyStream
{
    private byte[] head = [];
    private int taken;

    public override bool CanRead => true;

    /// <summary>The first bytes, or fewer where the stream ends before. It can be asked once, before anything is read.</summary>
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
