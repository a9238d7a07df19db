namespace SlackGen.Testing;

/// <summary>A client has sent a frame for which the server must close the connection.</summary>
/// <param name="status">The status of the close frame.</param>
/// <param name="reason">The reason in the close frame.</param>
internal sealed class FrameException(int status, string reason) : Exception(reason)
{
    /// <summary>The status for a frame that breaks RFC 6455.</summary>
    public const int ProtocolError = 1002;

    /// <summary>The status for a message that is too long.</summary>
    public const int TooBig = 1009;

    public int Status => status;

    /// <summary>Creates the exception that Slack's server throws for a message that is too long, with its words.</summary>
    public static FrameException TooLong(int maxBytes) => new(TooBig, $"Max frame length of {maxBytes} has been exceeded.");
}
