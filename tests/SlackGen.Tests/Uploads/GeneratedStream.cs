namespace SlackGen.Tests.Uploads;

/// <summary>A stream of any length that holds a few bytes: each is known by its position.</summary>
internal sealed class GeneratedStream(long length, bool canSeek) : Stream
{
    private const int Block = 65536;

    private static readonly byte[] Bytes = Make();

    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => canSeek;

    public override bool CanWrite => false;

    public override long Length => canSeek ? length : throw new NotSupportedException();

    public override long Position
    {
        get => canSeek ? position : throw new NotSupportedException();
        set => position = canSeek ? value : throw new NotSupportedException();
    }

    /// <summary>Returns whether bytes are those of the stream at a position.</summary>
    public static bool IsAt(long position, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var expected = At(position);
            var count = Math.Min(expected.Length, bytes.Length);
            if (!bytes[..count].SequenceEqual(expected[..count]))
            {
                return false;
            }

            position += count;
            bytes = bytes[count..];
        }

        return true;
    }

    public override int Read(Span<byte> buffer)
    {
        var source = At(position);
        var count = (int)Math.Min(Math.Min(source.Length, buffer.Length), length - position);
        source[..count].CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Every block begins a byte further, so that one at the wrong place is seen.
    private static ReadOnlySpan<byte> At(long position)
    {
        var within = (int)(position % Block);
        var start = (int)((position + (position / Block)) % Block);
        return Bytes.AsSpan(start, Math.Min(Block - start, Block - within));
    }

    private static byte[] Make()
    {
        var bytes = new byte[Block];
        new Random(20_261_129).NextBytes(bytes);
        return bytes;
    }
}
