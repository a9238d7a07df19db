using System.Buffers;

namespace SlackGen;

/// <summary>A reader that reads a stream line by line, into a pooled buffer that holds one line.</summary>
/// <param name="stream">The stream.</param>
/// <param name="maxBytes">The length of the longest line, in bytes.</param>
internal sealed class LineReader(Stream stream, int maxBytes) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(maxBytes < 16384 ? maxBytes + 1 : 16384);
    private int start;
    private int end;

    /// <summary>Returns the next line without its line feed; null after the last line. It is valid until the next read.</summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            searched = length >= 0 ? searched + length : end - start;
            if (searched > maxBytes)
            {
                throw new InvalidDataException($"the line is longer than the {maxBytes} bytes that MaxResponseBytes allows");
            }

            if (length >= 0)
            {
                return Take(searched, separator: 1);
            }

            MakeRoom();
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            end += read;
            if (read == 0)
            {
                // The cast is needed: a bare null would become an empty line.
                return searched == 0 ? (ReadOnlyMemory<byte>?)null : Take(searched, separator: 0);
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        stream.Dispose();
    }

    private ReadOnlyMemory<byte> Take(int length, int separator)
    {
        var line = buffer.AsMemory(start, length);
        start += length + separator;
        return line;
    }

    private void MakeRoom()
    {
        if (end < buffer.Length)
        {
            return;
        }

        var line = buffer.AsSpan(start, end - start);
        var target = start > 0 ? buffer : ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, Array.MaxLength));
        line.CopyTo(target);
        if (target != buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = target;
        }

        (start, end) = (0, line.Length);
    }
}
