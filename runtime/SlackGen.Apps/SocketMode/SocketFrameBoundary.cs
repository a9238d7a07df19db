using System.Buffers.Binary;

namespace SlackGen.Apps;

/// <summary>Follows the frames in the bytes that a WebSocket client writes, so that a frame of our own is never written into another one.</summary>
internal sealed class SocketFrameBoundary
{
    private const int LongestHeader = 14;

    private readonly byte[] header = new byte[LongestHeader];
    private int headerLength;
    private long bodyLeft;

    /// <summary>Gets whether the bytes so far end with a whole frame.</summary>
    public bool IsBetweenFrames => headerLength == 0 && bodyLeft == 0;

    /// <summary>Follows bytes that were written.</summary>
    public void Advance(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (bodyLeft > 0)
            {
                var part = (int)Math.Min(bodyLeft, bytes.Length);
                bodyLeft -= part;
                bytes = bytes[part..];
                continue;
            }

            header[headerLength++] = bytes[0];
            bytes = bytes[1..];
            if (headerLength >= 2 && headerLength == HeaderSize())
            {
                bodyLeft = BodySize();
                headerLength = 0;
            }
        }
    }

    // RFC 6455, 5.2: two bytes, the extended length, and the mask of a client.
    private int HeaderSize() => 2 + ((header[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 }) + ((header[1] & 0x80) != 0 ? 4 : 0);

    private long BodySize() => (header[1] & 0x7F) switch
    {
        126 => BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)),
        127 => BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(2)),
        var size => size,
    };
}
