using System.Buffers.Binary;

namespace SlackGen.Testing;

/// <summary>
/// The server's side of a WebSocket, frame by frame. <see cref="System.Net.WebSockets.WebSocket"/> answers pings by itself and closes politely, so it
/// cannot play a server that falls silent, counts pings on a test's clock or breaks frames.
/// </summary>
/// <param name="stream">The upgraded connection.</param>
/// <param name="maxPayload">The longest payload that the client may send, in bytes.</param>
internal sealed class FrameStream(Stream stream, int maxPayload)
{
    private const int MaskLength = 4;
    private const int MaxControlPayload = 125;
    private const byte FinalBit = 0x80;
    private const byte MaskBit = 0x80;
    private const byte ReservedBits = 0x70;
    private const byte ShortLength = 126;
    private const byte LongLength = 127;

    /// <summary>Reads a frame. Returns null at the end of the connection.</summary>
    /// <exception cref="FrameException">The frame is not valid, or too long.</exception>
    public async Task<WebSocketFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        var head = new byte[2];
        if (await stream.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < 2)
        {
            return null;
        }

        var code = (FrameCode)(head[0] & 0x0F);
        var length = await ReadLengthAsync((byte)(head[1] & ~MaskBit), cancellationToken).ConfigureAwait(false);
        if ((head[0] & ReservedBits) != 0 || (head[1] & MaskBit) == 0 || !Enum.IsDefined(code) || (code >= FrameCode.Close && length > MaxControlPayload))
        {
            throw new FrameException(FrameException.ProtocolError, "The frame is not valid.");
        }

        if (length > (ulong)maxPayload)
        {
            throw FrameException.TooLong(maxPayload);
        }

        var mask = new byte[MaskLength];
        await stream.ReadExactlyAsync(mask, cancellationToken).ConfigureAwait(false);
        var payload = new byte[(int)length];
        await stream.ReadExactlyAsync(payload, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] ^= mask[i % MaskLength];
        }

        return new WebSocketFrame(code, (head[0] & FinalBit) != 0, payload);
    }

    /// <summary>Discards what the client sends until the connection ends. A server that closes with unread bytes resets the connection, and its last frame is lost.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => stream.CopyToAsync(Stream.Null, cancellationToken);

    /// <summary>Writes frames and flushes them. Calls must not overlap.</summary>
    public async Task WriteAsync(IEnumerable<WebSocketFrame> frames, CancellationToken cancellationToken)
    {
        foreach (var frame in frames)
        {
            await stream.WriteAsync(Encode(frame), cancellationToken).ConfigureAwait(false);
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Encode(WebSocketFrame frame)
    {
        var length = frame.Payload.Length;
        var extended = length < ShortLength ? 0 : length <= ushort.MaxValue ? sizeof(ushort) : sizeof(ulong);
        var bytes = new byte[2 + extended + length];
        bytes[0] = (byte)((byte)frame.Code | (frame.IsFinal ? FinalBit : 0));
        bytes[1] = extended switch { 0 => (byte)length, sizeof(ushort) => ShortLength, _ => LongLength };
        if (extended == sizeof(ushort))
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)length);
        }
        else if (extended == sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(2), (ulong)length);
        }

        frame.Payload.CopyTo(bytes, 2 + extended);
        return bytes;
    }

    private async Task<ulong> ReadLengthAsync(byte length, CancellationToken cancellationToken)
    {
        if (length < ShortLength)
        {
            return length;
        }

        var extended = new byte[length == ShortLength ? sizeof(ushort) : sizeof(ulong)];
        await stream.ReadExactlyAsync(extended, cancellationToken).ConfigureAwait(false);
        return length == ShortLength ? BinaryPrimitives.ReadUInt16BigEndian(extended) : BinaryPrimitives.ReadUInt64BigEndian(extended);
    }
}
