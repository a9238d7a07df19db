namespace SlackGen.Testing;

/// <summary>The mistakes that a Socket Mode client can make.</summary>
public enum FakeProtocolErrorKind
{
    /// <summary>The message is not a JSON object with an <c>envelope_id</c>, or its <c>payload</c> is not an object.</summary>
    Malformed,

    /// <summary>The fake has sent no envelope with this ID.</summary>
    UnknownEnvelope,

    /// <summary>The envelope was acknowledged before.</summary>
    AcknowledgedTwice,

    /// <summary>The acknowledgement came after the deadline, so the delivery has failed or is repeated.</summary>
    AcknowledgedLate,

    /// <summary>The acknowledgement came over another connection than the envelope. It does not count.</summary>
    WrongConnection,

    /// <summary>The acknowledgement has a payload, but the envelope said <c>"accepts_response_payload": false</c>. It counts.</summary>
    PayloadNotAccepted,

    /// <summary>The message is binary. It is ignored.</summary>
    Binary,

    /// <summary>The message is longer than 20,480 bytes. The connection is closed with status 1009.</summary>
    TooLong,

    /// <summary>The frame breaks RFC 6455. The connection is closed with status 1002.</summary>
    InvalidFrame,
}

/// <summary>A mistake of a Socket Mode client.</summary>
public sealed class FakeProtocolError
{
    internal FakeProtocolError(FakeProtocolErrorKind kind, FakeConnection connection, string? envelopeId) =>
        (Kind, Connection, EnvelopeId) = (kind, connection, envelopeId);

    /// <summary>Gets the kind of the mistake.</summary>
    public FakeProtocolErrorKind Kind { get; }

    /// <summary>Gets the connection over which the message came.</summary>
    public FakeConnection Connection { get; }

    /// <summary>Gets the envelope that the message names; null for none.</summary>
    public string? EnvelopeId { get; }

    /// <summary>Returns the kind, the connection and the envelope.</summary>
    public override string ToString() => $"{Kind} on connection {Connection.Number}{(EnvelopeId is null ? "" : $", envelope {EnvelopeId}")}";
}
