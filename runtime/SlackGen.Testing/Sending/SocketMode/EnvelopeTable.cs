using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The envelopes that were sent, and the check of their acknowledgements.</summary>
/// <param name="capacity">The maximum number of ended envelopes that are remembered to tell a late or second acknowledgement from an unknown one.</param>
internal sealed class EnvelopeTable(int capacity)
{
    private readonly object gate = new();
    private readonly Dictionary<string, Envelope> pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnvelopeEnd> ended = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    private enum EnvelopeEnd
    {
        Acknowledged,
        Expired,
        Abandoned,
    }

    /// <summary>
    /// Adds an envelope and returns the task of its acknowledgement. It fails with a <see cref="TimeoutException"/> after <see cref="Expire"/> and is
    /// cancelled after <see cref="Abandon"/>. The first of the three ends the envelope.
    /// </summary>
    public Task<JsonNode?> Add(string id, FakeConnection connection, bool acceptsPayload)
    {
        var envelope = new Envelope(connection, acceptsPayload);
        lock (gate)
        {
            pending.Add(id, envelope);
        }

        return envelope.Acknowledged.Task;
    }

    /// <summary>Ends an envelope at its deadline. An acknowledgement that comes later is late.</summary>
    public void Expire(string id)
    {
        lock (gate)
        {
            if (pending.Remove(id, out var envelope))
            {
                End(id, EnvelopeEnd.Expired);
                envelope.Acknowledged.TrySetException(new TimeoutException());
            }
        }
    }

    /// <summary>Ends an envelope because the fake gives up on it. An acknowledgement that comes later is not a mistake.</summary>
    public void Abandon(string id)
    {
        lock (gate)
        {
            if (pending.Remove(id, out var envelope))
            {
                End(id, EnvelopeEnd.Abandoned);
                envelope.Acknowledged.TrySetCanceled();
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
                return ended.TryGetValue(id, out var end) ? ErrorAfter(end) is { } kind ? Error(kind) : null : Error(FakeProtocolErrorKind.UnknownEnvelope);
            }

            if (envelope.Connection != connection)
            {
                return Error(FakeProtocolErrorKind.WrongConnection);
            }

            pending.Remove(id);
            End(id, EnvelopeEnd.Acknowledged);
            envelope.Acknowledged.TrySetResult(message["payload"]?.DeepClone());

            // An empty payload says nothing, and official clients send one.
            return !envelope.AcceptsPayload && message["payload"] is JsonObject { Count: > 0 } ? Error(FakeProtocolErrorKind.PayloadNotAccepted) : null;
        }
    }

    private static FakeProtocolErrorKind? ErrorAfter(EnvelopeEnd end) => end switch
    {
        EnvelopeEnd.Acknowledged => FakeProtocolErrorKind.AcknowledgedTwice,
        EnvelopeEnd.Expired => FakeProtocolErrorKind.AcknowledgedLate,
        EnvelopeEnd.Abandoned => null,
        _ => throw new InvalidOperationException($"There is no end {end}."),
    };

    private void End(string id, EnvelopeEnd end)
    {
        if (order.Count == capacity)
        {
            ended.Remove(order.Dequeue());
        }

        order.Enqueue(id);
        ended.Add(id, end);
    }

    private sealed record Envelope(FakeConnection Connection, bool AcceptsPayload)
    {
        public TaskCompletionSource<JsonNode?> Acknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
