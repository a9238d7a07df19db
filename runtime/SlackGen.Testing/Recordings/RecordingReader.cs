using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Reads recordings: a delivery a line, with <c>received_at</c>, <c>kind</c>, <c>payload</c> and perhaps <c>retry_num</c>. Empty lines are skipped.</summary>
internal static class RecordingReader
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 160 };

    /// <summary>Reads a recording to its end.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="name">The name of the recording in messages.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">A line cannot be read.</exception>
    public static async Task<IReadOnlyList<RecordedDelivery>> ReadAsync(Stream recording, string name, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(recording, Encoding.UTF8, leaveOpen: true);
        var deliveries = new List<RecordedDelivery>();
        for (var number = 1; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                deliveries.Add(Parse(line, $"{name}, line {number}"));
            }
        }

        return deliveries;
    }

    // No message holds a value of the line: a recording that was made without redaction has secrets.
    private static RecordedDelivery Parse(string line, string location)
    {
        try
        {
            var fields = JsonNode.Parse(line, documentOptions: Reading) as JsonObject ?? throw new InvalidDataException($"{location}: the line is JSON, but not an object.");
            var kind = KindOf(fields, location);
            var payload = fields["payload"] as JsonObject ?? throw new InvalidDataException($"{location}: 'payload' is missing or not an object.");
            Check(kind, payload, location);
            Expand(payload);
            return new RecordedDelivery(kind, TimeOf(fields, location), RetryOf(fields, location), payload);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{location}: the line is not JSON (byte {e.BytePositionInLine})."));
        }
        catch (ArgumentException)
        {
            throw new InvalidDataException($"{location}: an object has a field twice.");
        }
    }

    private static FakeDeliveryKind KindOf(JsonObject fields, string location) => TextOf(fields, "kind") switch
    {
        "event" => FakeDeliveryKind.Event,
        "command" => FakeDeliveryKind.Command,
        "interaction" => FakeDeliveryKind.Interaction,
        _ => throw new InvalidDataException($"{location}: 'kind' is not event, command or interaction."),
    };

    private static DateTimeOffset TimeOf(JsonObject fields, string location) =>
        DateTimeOffset.TryParse(TextOf(fields, "received_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new InvalidDataException($"{location}: 'received_at' is not a time such as 2026-03-04T05:06:07Z.");

    private static int RetryOf(JsonObject fields, string location) => fields["retry_num"] switch
    {
        null => 0,
        JsonValue value when value.TryGetValue<int>(out var number) && number >= 0 => number,
        _ => throw new InvalidDataException($"{location}: 'retry_num' is not a number from 0."),
    };

    private static void Check(FakeDeliveryKind kind, JsonObject payload, string location)
    {
        var missing = kind switch
        {
            FakeDeliveryKind.Event => payload["event"] is JsonObject inner && TextOf(inner, "type") is { Length: > 0 } ? null : "event.type",
            FakeDeliveryKind.Command => TextOf(payload, "command") is { Length: > 0 } ? null : "command",
            _ => TextOf(payload, "type") is { Length: > 0 } ? null : "type",
        };
        if (missing is not null)
        {
            throw new InvalidDataException($"{location}: the payload has no '{missing}'.");
        }
    }

    // A node reads its fields when they are first used, and finds only then that it has one twice.
    private static void Expand(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (_, value) in fields)
                {
                    Expand(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Expand(item);
                }

                break;
        }
    }

    private static string? TextOf(JsonObject fields, string name) => fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
