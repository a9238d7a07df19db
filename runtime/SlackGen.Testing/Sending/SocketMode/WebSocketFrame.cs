namespace SlackGen.Testing;

/// <summary>The operation codes of WebSocket frames (RFC 6455, section 5.2).</summary>
internal enum FrameCode : byte
{
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
}

/// <summary>A frame of a WebSocket connection.</summary>
/// <param name="Code">The operation code.</param>
/// <param name="IsFinal">Whether the frame is the last one of its message.</param>
/// <param name="Payload">The payload, unmasked.</param>
internal readonly record struct WebSocketFrame(FrameCode Code, bool IsFinal, byte[] Payload);
