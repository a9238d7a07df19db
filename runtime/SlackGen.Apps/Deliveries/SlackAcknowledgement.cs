namespace SlackGen.Infrastructure;

/// <summary>The acknowledgement of a delivery, which its transport sends to Slack.</summary>
/// <param name="IsAccepted">Whether the delivery is acknowledged. If not, nothing (Socket Mode) or a failure (HTTP) is sent, so that Slack repeats an event.</param>
/// <param name="Payload">The JSON of the reply in UTF-8; empty for none.</param>
public readonly record struct SlackAcknowledgement(bool IsAccepted, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Gets an acknowledgement without a reply.</summary>
    public static SlackAcknowledgement Empty => new(true, default);

    /// <summary>Gets the refusal of a delivery.</summary>
    public static SlackAcknowledgement Refused => default;
}
