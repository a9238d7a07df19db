namespace SlackGen.Apps;

/// <summary>A transport that the app itself opens, such as Socket Mode. It is registered as a keyed singleton by the name of the app.</summary>
internal interface ISlackTransport
{
    /// <summary>Opens the transport. A failure that time does not heal, such as an invalid token, is thrown, so that the host does not start.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Stops taking deliveries. Acknowledgements are still sent.</summary>
    Task StopReceivingAsync(CancellationToken cancellationToken);

    /// <summary>Closes the transport, after the handlers have finished.</summary>
    Task CloseAsync(CancellationToken cancellationToken);
}
