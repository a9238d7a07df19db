using System.Net;
using System.Net.Sockets;

namespace SlackGen.TestSupport;

/// <summary>Ports of this machine.</summary>
public static class LocalPort
{
    /// <summary>Returns a port that is free.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
