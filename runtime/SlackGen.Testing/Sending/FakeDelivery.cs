using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Something that the fake delivers to the app: an event, a command or an interaction, with its attempts and its acknowledgement.</summary>
public sealed class FakeDelivery
{
    private readonly object gate = new();
    private readonly List<FakeAttempt> attempts = [];
    private readonly Recording<RecordedResponseMessage> responses;
    private readonly JsonObject payload;
    private readonly TaskCompletionSource<FakeAttempt> acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="kind">The kind.</param>
    /// <param name="id">The ID.</param>
    /// <param name="type">The type within the kind.</param>
    /// <param name="payload">The payload, which nobody else changes.</param>
    /// <param name="maxRecorded">The largest number of <see cref="ResponseMessages"/>.</param>
    internal FakeDelivery(FakeDeliveryKind kind, string id, string type, JsonObject payload, int maxRecorded)
    {
        (Kind, Id, Type, this.payload) = (kind, id, type, payload);
        responses = new Recording<RecordedResponseMessage>(maxRecorded);
    }

    /// <summary>Gets the kind of the delivery.</summary>
    public FakeDeliveryKind Kind { get; }

    /// <summary>Gets the <c>event_id</c> of an event; an ID of the fake's own for other deliveries.</summary>
    public string Id { get; }

    /// <summary>Gets the type of the event or interaction, <c>app_mention</c> or <c>block_actions</c>, or the name of the command, <c>/deploy</c>.</summary>
    public string Type { get; }

    /// <summary>Gets a copy of the payload as it is sent, with all fields that the fake has filled in.</summary>
    public JsonObject Payload => payload.DeepClone().AsObject();

    /// <summary>Gets the URL that takes the app's replies; null if the payload has none.</summary>
    public Uri? ResponseUrl => Uri.TryCreate(TextOf("response_url"), UriKind.Absolute, out var url) ? url : null;

    /// <summary>Gets the <c>trigger_id</c> of the payload; null if it has none.</summary>
    public string? TriggerId => TextOf("trigger_id");

    /// <summary>Gets a copy of the list of attempts so far.</summary>
    public IReadOnlyList<FakeAttempt> Attempts
    {
        get
        {
            lock (gate)
            {
                return [.. attempts];
            }
        }
    }

    /// <summary>
    /// Gets a copy of the list of messages that the app has sent to <see cref="ResponseUrl"/>, in order of arrival. Refused ones are in it. It holds the last
    /// <see cref="FakeSlackOptions.MaxRecorded"/>.
    /// </summary>
    public IReadOnlyList<RecordedResponseMessage> ResponseMessages => responses.Snapshot();

    /// <summary>Gets whether the app has acknowledged the delivery in time.</summary>
    public bool IsAcknowledged => acknowledged.Task.IsCompletedSuccessfully;

    /// <summary>
    /// Gets a task that returns the attempt that the app acknowledged. It fails with a <see cref="FakeDeliveryException"/> when the fake gives up: after
    /// the last attempt, after <see cref="FakeSlack.Clear"/>, or when the fake is disposed.
    /// </summary>
    public Task<FakeAttempt> Acknowledged => acknowledged.Task;

    /// <summary>Gets a task that completes when the delivery is acknowledged or given up. It never fails.</summary>
    public Task Completed => completed.Task;

    /// <summary>Gets the JSON of the acknowledgement; null for none, and while there is no acknowledgement.</summary>
    public JsonNode? Acknowledgement => IsAcknowledged ? acknowledged.Task.Result.Payload : null;

    /// <summary>Waits until the app has sent a number of messages to <see cref="ResponseUrl"/>, which it can do after its acknowledgement.</summary>
    /// <param name="count">The number of messages, at least 1. Refused ones count.</param>
    /// <param name="timeout">The limit in real time, not on the clock of the fake; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>All messages so far.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1, or the limit is not positive.</exception>
    /// <exception cref="InvalidOperationException">The payload has no <c>response_url</c>.</exception>
    /// <exception cref="TimeoutException">Fewer messages have come within the limit.</exception>
    public Task<IReadOnlyList<RecordedResponseMessage>> WaitForResponseMessagesAsync(
        int count = 1,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (ResponseUrl is null)
        {
            throw new InvalidOperationException($"No message can come: {Name} has no response_url.");
        }

        return responses.Added.WaitForAsync(
            count,
            () => ResponseMessages,
            come => $"The app has sent {come.Count} of {count} messages to the response_url of {Name}",
            timeout,
            cancellationToken);
    }

    /// <summary>Returns the kind, type, ID and last attempt, without any content.</summary>
    public override string ToString() => $"{Kind} {Type} {Id}: {(Attempts is [.., var last] ? last.ToString() : "not sent")}";

    internal JsonObject SharedPayload => payload;

    /// <summary>Gets the number of the first attempt: 0, except for a repetition of a recording.</summary>
    internal int FirstAttempt { get; init; }

    private string Name => $"{Kind.ToString().ToLowerInvariant()} '{Type}'";

    internal void Begin(FakeAttempt attempt)
    {
        lock (gate)
        {
            attempts.Add(attempt);
        }
    }

    internal void Add(RecordedResponseMessage message) => responses.Add(message);

    internal void Acknowledge(FakeAttempt attempt)
    {
        acknowledged.TrySetResult(attempt);
        completed.TrySetResult();
    }

    internal void GiveUp(string reason)
    {
        if (acknowledged.TrySetException(new FakeDeliveryException($"The app has not acknowledged {Name}: {reason}")))
        {
            // Marks the exception as observed: a test need not wait for the acknowledgement.
            _ = acknowledged.Task.Exception;
        }

        completed.TrySetResult();
    }

    private string? TextOf(string field) => payload[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
