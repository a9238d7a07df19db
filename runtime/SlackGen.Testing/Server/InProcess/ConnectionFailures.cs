using System.Net.Sockets;

namespace SlackGen.Testing;

/// <summary>The exceptions that <see cref="SocketsHttpHandler"/> throws when a connection fails, for clients in process.</summary>
internal static class ConnectionFailures
{
    private const string SendFailed = "An error occurred while sending the request.";

    /// <summary>Creates the exception of a server that does not listen.</summary>
    public static HttpRequestException Refused(Uri address)
    {
        var refused = new SocketException((int)SocketError.ConnectionRefused);
        return new HttpRequestException(HttpRequestError.ConnectionError, $"{refused.Message} ({address.Host}:{address.Port})", refused);
    }

    /// <summary>Creates the exception of a read from a connection that was reset.</summary>
    public static IOException Reset()
    {
        var reset = new SocketException((int)SocketError.ConnectionReset);
        return new IOException($"Unable to read data from the transport connection: {reset.Message}.", reset);
    }

    /// <summary>Creates the exception of a read from a connection that has ended within a response.</summary>
    public static IOException Ended() => new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");

    /// <summary>Creates the exception of a request whose connection has failed before the headers of the response.</summary>
    public static HttpRequestException BeforeHeaders(IOException failure) => new(HttpRequestError.Unknown, SendFailed, failure);
}
