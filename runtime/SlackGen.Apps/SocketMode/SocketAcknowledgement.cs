using System.Buffers;

namespace SlackGen.Apps;

/// <summary>Writes the frames of acknowledgements.</summary>
internal static class SocketAcknowledgement
{
    /// <summary>The largest frame, in bytes. Slack closes a connection with status 1009 on a larger one.</summary>
    public const int MaxBytes = 20_480;

    private static ReadOnlySpan<byte> Start => "{\"envelope_id\":\""u8;

    private static ReadOnlySpan<byte> Middle => "\",\"payload\":"u8;

    /// <summary>Returns the number of bytes that a frame has left for the payload.</summary>
    /// <param name="envelopeId">The ID of the envelope, escaped.</param>
    public static int Room(ReadOnlySpan<byte> envelopeId) => MaxBytes - Start.Length - envelopeId.Length - Middle.Length - 1;

    /// <summary>Returns a frame in an array of the shared pool.</summary>
    /// <param name="envelopeId">The ID of the envelope, escaped.</param>
    /// <param name="payload">The JSON of the reply; empty for none.</param>
    public static ArraySegment<byte> Create(ReadOnlySpan<byte> envelopeId, ReadOnlySpan<byte> payload)
    {
        var array = ArrayPool<byte>.Shared.Rent(Start.Length + envelopeId.Length + Middle.Length + payload.Length + 1);
        var at = 0;
        Append(array, ref at, Start);
        Append(array, ref at, envelopeId);
        if (payload.Length > 0)
        {
            Append(array, ref at, Middle);
            Append(array, ref at, payload);
        }
        else
        {
            array[at++] = (byte)'"';
        }

        array[at++] = (byte)'}';
        return new ArraySegment<byte>(array, 0, at);
    }

    private static void Append(byte[] array, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(array.AsSpan(at));
        at += bytes.Length;
    }
}
