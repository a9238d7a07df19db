using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The response of the app to a delivery that a person waits for.</summary>
/// <param name="Delivery">The delivery; null if there is no app.</param>
/// <param name="Payload">The acknowledgement as JSON; null for none. Plain text of an HTTP response is <c>{"text": …}</c>.</param>
/// <param name="Warning">The warning that the person sees; null if the app acknowledged.</param>
internal sealed record AppAcknowledgement(FakeDelivery? Delivery, JsonObject? Payload, string? Warning);
