using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The outcome of an attempt.</summary>
/// <param name="Failure">The reason of the failure; null if the app has acknowledged.</param>
/// <param name="FailedAt">The time of the failure, from which the next attempt is counted.</param>
/// <param name="Payload">The JSON of the acknowledgement.</param>
/// <param name="StopsRetries">Whether the app has asked for no further attempt.</param>
internal sealed record AttemptResult(string? Failure, DateTimeOffset FailedAt = default, JsonNode? Payload = null, bool StopsRetries = false);
