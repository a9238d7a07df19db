namespace SlackGen.Apps;

/// <summary>A delivery: what Slack has sent, once. The reader of the transport creates it; nothing changes it.</summary>
public sealed class SlackDelivery
{
    /// <summary>Gets the JSON of the payload in UTF-8: the event callback or the interaction; the fields of the form for a slash command.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Gets the transport, for telemetry: <c>http</c> or <c>socket</c>.</summary>
    public required string Transport { get; init; }
}
