namespace SlackGen.Tests.Support;

/// <summary>A stream that cannot seek, as from a network, and may break.</summary>
internal sealed class ForwardStream(byte[] bytes) : Stream
{
    private int position;

    public int BreaksAt { get; init; } = int.MaxValue;

    public bool IsOpen { get; private set; } = true;

    public override bool CanRead => IsOpen;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // A few bytes at a time, as networks do.
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= BreaksAt)
        {
            throw new IOException("The stream broke.");
        }

        var read = Math.Min(Math.Min(count, 4), bytes.Length - position);
        bytes.AsSpan(position, read).CopyTo(buffer.AsSpan(offset));
        position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsOpen = false;
        base.Dispose(disposing);
    }
}
