namespace SlackGen.Apps;

/// <summary>A transport that the app itself opens, such as Socket Mode. It is registered as a keyed singleton by the name of the app.</summary>
internal interface ISlackTransport
{
    /// <summary>Opens the transport. A failure that time does not heal, such as an invalid token, is thrown, so that the host does not start.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stops taking deliveries, and begins to close. Acknowledgements are still sent; a connection with none to send is closed without waiting for handlers, because Slack
    /// would route deliveries to it. Returns before the transport is closed.
    /// </summary>
    Task StopReceivingAsync(CancellationToken cancellationToken);

    /// <summary>Waits until the transport is closed, after the handlers have finished.</summary>
    Task CloseAsync(CancellationToken cancellationToken);
}
