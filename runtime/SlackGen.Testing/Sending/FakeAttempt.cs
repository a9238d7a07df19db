using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>An attempt to deliver something to the app, with what came back.</summary>
public sealed class FakeAttempt
{
    internal FakeAttempt(int number, string? retryReason, DateTimeOffset sentAt) => (Number, RetryReason, SentAt) = (number, retryReason, sentAt);

    /// <summary>Gets the number of the attempt: 0 for the first one, 1 to 3 for repeated ones.</summary>
    public int Number { get; }

    /// <summary>Gets the <see cref="Failure"/> of the previous attempt, which the app receives with this one; null for the first one.</summary>
    public string? RetryReason { get; }

    /// <summary>Gets the time at which the attempt began.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>Gets the time from the beginning of the attempt to its acknowledgement; null if it is not acknowledged.</summary>
    public TimeSpan? TimeToAcknowledge { get; private set; }

    /// <summary>Gets whether the app acknowledged this attempt in time.</summary>
    public bool IsAcknowledged => TimeToAcknowledge is not null;

    /// <summary>
    /// Gets the reason why the attempt failed: <c>timeout</c> over Socket Mode; <c>http_timeout</c>, <c>http_error</c>, <c>connection_failed</c>,
    /// <c>ssl_error</c>, <c>too_many_redirects</c> or <c>unknown_error</c> over HTTP; null while it is pending and if it is acknowledged.
    /// </summary>
    public string? Failure { get; private set; }

    /// <summary>Gets the JSON of the acknowledgement; null for none.</summary>
    public JsonNode? Payload { get; private set; }

    /// <summary>Gets the connection that carried the attempt; null over HTTP, and if there was no connection.</summary>
    public FakeConnection? Connection { get; internal set; }

    /// <summary>Gets the ID of the Socket Mode envelope; null over HTTP.</summary>
    public string? EnvelopeId { get; internal set; }

    /// <summary>Gets the status of the HTTP response; null over Socket Mode, and without a response.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>Gets the headers of the HTTP response, by name in any case; empty over Socket Mode, and without a response.</summary>
    public IReadOnlyDictionary<string, string> ResponseHeaders { get; internal set; } = new Dictionary<string, string>();

    /// <summary>Gets the body of the HTTP response; null over Socket Mode, and without a response.</summary>
    public string? ResponseText { get; internal set; }

    /// <summary>Returns the number and the outcome, without any content.</summary>
    public override string ToString() =>
        $"attempt {Number}: {(TimeToAcknowledge is { } time ? $"acknowledged after {time.TotalMilliseconds:0} ms" : Failure ?? "pending")}";

    internal void Acknowledge(JsonNode? payload, DateTimeOffset now)
    {
        Payload = payload;
        TimeToAcknowledge = now - SentAt;
    }

    internal void Fail(string reason) => Failure = reason;
}
