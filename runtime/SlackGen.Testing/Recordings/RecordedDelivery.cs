using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A line of a recording.</summary>
/// <param name="Kind">The kind: an event, a command or an interaction.</param>
/// <param name="ReceivedAt">The time at which the app received the delivery.</param>
/// <param name="RetryNumber">The number of the repetition; 0 for a first attempt.</param>
/// <param name="Payload">The payload, redacted.</param>
internal sealed record RecordedDelivery(FakeDeliveryKind Kind, DateTimeOffset ReceivedAt, int RetryNumber, JsonObject Payload);
