using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The envelopes that were sent, and the check of their acknowledgements.</summary>
/// <param name="capacity">The maximum number of ended envelopes that are remembered to tell a late or second acknowledgement from an unknown one.</param>
internal sealed class EnvelopeTable(int capacity)
{
    private readonly object gate = new();
    private readonly Dictionary<string, Envelope> pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> ended = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Adds an envelope and returns the task of its acknowledgement.</summary>
    public Task<JsonNode?> Add(string id, FakeConnection connection, bool acceptsPayload)
    {
        var envelope = new Envelope(connection, acceptsPayload);
        lock (gate)
        {
            pending.Add(id, envelope);
        }

        return envelope.Acknowledged.Task;
    }

    /// <summary>Ends the wait for an acknowledgement. One that comes later is late.</summary>
    public void Expire(string id)
    {
        lock (gate)
        {
            if (pending.Remove(id))
            {
                End(id, isAcknowledged: false);
            }
        }
    }

    /// <summary>Takes an acknowledgement and returns the mistakes in it.</summary>
    public FakeProtocolError? Acknowledge(FakeConnection connection, byte[] text)
    {
        if (!JsonText.TryParse(text, out var node)
            || node is not JsonObject message
            || message["envelope_id"] is not JsonValue value
            || !value.TryGetValue<string>(out var id)
            || (message["payload"] is { } payload and not JsonObject))
        {
            return new FakeProtocolError(FakeProtocolErrorKind.Malformed, connection, null);
        }

        FakeProtocolError Error(FakeProtocolErrorKind kind) => new(kind, connection, id);
        lock (gate)
        {
            if (!pending.TryGetValue(id, out var envelope))
            {
                return Error(!ended.TryGetValue(id, out var isAcknowledged)
                    ? FakeProtocolErrorKind.UnknownEnvelope
                    : isAcknowledged ? FakeProtocolErrorKind.AcknowledgedTwice : FakeProtocolErrorKind.AcknowledgedLate);
            }

            if (envelope.Connection != connection)
            {
                return Error(FakeProtocolErrorKind.WrongConnection);
            }

            pending.Remove(id);
            End(id, isAcknowledged: true);
            envelope.Acknowledged.TrySetResult(message["payload"]?.DeepClone());

            // An empty payload says nothing, and official clients send one.
            return !envelope.AcceptsPayload && message["payload"] is JsonObject { Count: > 0 } ? Error(FakeProtocolErrorKind.PayloadNotAccepted) : null;
        }
    }

    private void End(string id, bool isAcknowledged)
    {
        if (order.Count == capacity)
        {
            ended.Remove(order.Dequeue());
        }

        order.Enqueue(id);
        ended.Add(id, isAcknowledged);
    }

    private sealed record Envelope(FakeConnection Connection, bool AcceptsPayload)
    {
        public TaskCompletionSource<JsonNode?> Acknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
