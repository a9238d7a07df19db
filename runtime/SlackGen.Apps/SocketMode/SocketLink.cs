using System.Net.WebSockets;

namespace SlackGen.Apps;

/// <summary>An open WebSocket with what belongs to it: the handler that opened it, the bytes below it, and their pulse.</summary>
internal sealed record SocketLink(WebSocket Socket, SocketWire Wire, SocketPulse Pulse, SocketsHttpHandler Handler) : IDisposable
{
    /// <summary>Ends the TCP connection, if it still stands.</summary>
    public void Dispose()
    {
        Socket.Abort();
        Socket.Dispose();
        Wire.Dispose();
        Handler.Dispose();
    }
}
