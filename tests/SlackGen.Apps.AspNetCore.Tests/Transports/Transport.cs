namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>The ways from Slack to an app.</summary>
public enum Transport
{
    /// <summary>WebSocket connections that the app opens.</summary>
    SocketMode,

    /// <summary>Signed requests to the URL of the app.</summary>
    Http,
}
