namespace SlackGen.Apps;

/// <summary>The end of a connection, or of an attempt to open one.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Text">The reason in words, without secrets.</param>
/// <param name="RetryAfter">The pause that Slack asks for; null if it asks for none.</param>
internal sealed record SocketEnd(SocketEndReason Reason, string Text, TimeSpan? RetryAfter = null)
{
    /// <summary>Gets whether it lasts until someone changes a setting.</summary>
    public bool IsLasting => Reason is SocketEndReason.Refused or SocketEndReason.LinkDisabled;

    /// <summary>Gets whether the connection may still stand.</summary>
    public bool IsRefresh => Reason is SocketEndReason.Warning or SocketEndReason.RefreshRequested or SocketEndReason.Planned or SocketEndReason.Silence;

    /// <summary>Gets the tag of the metric.</summary>
    public string Tag => Reason switch
    {
        SocketEndReason.Closed => "closed",
        SocketEndReason.Dropped => "dropped",
        SocketEndReason.Silence => "silence",
        SocketEndReason.Warning => "warning",
        SocketEndReason.RefreshRequested => "refresh_requested",
        SocketEndReason.Planned => "planned",
        SocketEndReason.LinkDisabled => "link_disabled",
        SocketEndReason.TooMany => "too_many_websockets",
        SocketEndReason.OpenFailed => "open_failed",
        SocketEndReason.Refused => "refused",
        SocketEndReason.HandshakeFailed => "handshake_failed",
        SocketEndReason.Stopped => "stopped",
    };
}

/// <summary>Specifies the reasons for which a connection ends, is replaced or is not opened.</summary>
internal enum SocketEndReason
{
    /// <summary>The server closed it.</summary>
    Closed,

    /// <summary>TCP or TLS failed.</summary>
    Dropped,

    /// <summary>No byte came for too long.</summary>
    Silence,

    /// <summary>Slack closes it in about ten seconds.</summary>
    Warning,

    /// <summary>Slack asks for a new connection.</summary>
    RefreshRequested,

    /// <summary>Its time is nearly over.</summary>
    Planned,

    /// <summary>Socket Mode is switched off for the app.</summary>
    LinkDisabled,

    /// <summary>The app has ten connections already.</summary>
    TooMany,

    /// <summary>The call of <c>apps.connections.open</c> failed for now.</summary>
    OpenFailed,

    /// <summary>Slack refuses the token or the app.</summary>
    Refused,

    /// <summary>The WebSocket handshake failed, or <c>hello</c> did not come.</summary>
    HandshakeFailed,

    /// <summary>The app stops.</summary>
    Stopped,
}
