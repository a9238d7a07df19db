using System.Buffers;

namespace SlackGen.Testing;

/// <summary>Joins the frames of a message.</summary>
/// <param name="maxBytes">The maximum length of a message.</param>
internal sealed class MessageAssembler(int maxBytes)
{
    private readonly ArrayBufferWriter<byte> joined = new();
    private FrameCode? code;

    /// <summary>Adds a data frame. Returns the message that it completes; null if more frames follow.</summary>
    /// <exception cref="FrameException">The frame does not continue the message, or makes it too long.</exception>
    public WebSocketFrame? Add(WebSocketFrame frame)
    {
        if (frame.Code == FrameCode.Continuation != code is not null)
        {
            throw new FrameException(FrameException.ProtocolError, "The frame does not continue a message.");
        }

        code ??= frame.Code;
        joined.Write(frame.Payload);
        if (joined.WrittenCount > maxBytes)
        {
            throw FrameException.TooLong(maxBytes);
        }

        if (!frame.IsFinal)
        {
            return null;
        }

        var message = new WebSocketFrame(code.Value, true, joined.WrittenSpan.ToArray());
        code = null;
        joined.Clear();
        return message;
    }
}
