using System.Buffers;

namespace SlackGen;

/// <summary>A growing buffer of bytes in an array of the shared pool. Dispose returns the array.</summary>
internal sealed class PooledBuffer(int capacity = 512) : IBufferWriter<byte>, IDisposable
{
    private byte[] array = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => array.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => array.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return array.AsSpan(Length);
    }

    public void Dispose()
    {
        var borrowed = array;
        array = [];
        Length = 0;
        if (borrowed.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    private void Reserve(int sizeHint)
    {
        if (array.Length - Length < Math.Max(sizeHint, 1))
        {
            Grow(Length + Math.Max(sizeHint, 1));
        }
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, array.Length * 2));
        Written.CopyTo(larger);
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        array = larger;
    }
}
