namespace SlackGen.Infrastructure;

/// <summary>The circumstances of a delivery, which its transport knows.</summary>
/// <param name="Transport">The transport, for telemetry: <c>http</c> or <c>socket</c>.</param>
/// <param name="ReceivedAt">The time at which the transport received it. The deadline counts from it.</param>
/// <param name="RetryNumber">The number of the retry; 0 for the first attempt.</param>
/// <param name="RetryReason">The reason of the retry; null for the first attempt.</param>
/// <param name="MaxAcknowledgementBytes">The largest payload of an acknowledgement in bytes; null for no limit.</param>
/// <param name="IsCommand">Whether the payload holds the fields of a slash command, which has no type.</param>
public readonly record struct SlackDeliverySource(
    string Transport,
    DateTimeOffset ReceivedAt,
    int RetryNumber = 0,
    string? RetryReason = null,
    int? MaxAcknowledgementBytes = null,
    bool IsCommand = false);
