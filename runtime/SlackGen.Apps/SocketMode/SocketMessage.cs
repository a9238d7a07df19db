using System.Buffers;

namespace SlackGen.Apps;

/// <summary>The message that a connection receives, assembled from its fragments in an array of the shared pool.</summary>
internal sealed class SocketMessage : IDisposable
{
    /// <summary>The largest message, in bytes. A larger one is read and dropped.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const int FirstSize = 16 * 1024;

    // A larger array goes back to the pool after its message.
    private const int KeptSize = 256 * 1024;

    private byte[] array = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int length;

    /// <summary>Gets whether the message is too large and its bytes were dropped.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Gets the bytes of the message.</summary>
    public ReadOnlySpan<byte> Bytes => array.AsSpan(0, length);

    /// <summary>Gets free memory for the next fragment, at least one byte.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (length == array.Length)
            {
                Resize(array.Length * 2);
            }

            return array.AsMemory(length);
        }
    }

    /// <summary>Adds bytes that were written to <see cref="Free"/>.</summary>
    public void Advance(int count)
    {
        length = IsTooLarge ? 0 : length + count;
        if (length > MaxBytes)
        {
            (IsTooLarge, length) = (true, 0);
        }
    }

    /// <summary>Begins another message.</summary>
    public void Clear()
    {
        (IsTooLarge, length) = (false, 0);
        if (array.Length > KeptSize)
        {
            Resize(FirstSize);
        }
    }

    /// <summary>Returns the array to the pool.</summary>
    public void Dispose()
    {
        var borrowed = array;
        (array, length) = ([], 0);
        if (borrowed.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    private void Resize(int size)
    {
        var other = ArrayPool<byte>.Shared.Rent(size);
        Bytes.CopyTo(other);
        ArrayPool<byte>.Shared.Return(array);
        array = other;
    }
}
