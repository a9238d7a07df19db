using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>Writes a delivery as a line of a recording: <c>received_at</c>, <c>kind</c>, <c>retry_num</c> and the redacted <c>payload</c>.</summary>
internal static class RecordedLine
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 128 };

    /// <summary>Returns the line in UTF-8, with its line break.</summary>
    public static byte[] Write(SlackDelivery delivery, bool keepsTexts)
    {
        using var payload = JsonDocument.Parse(delivery.Payload, Reading);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 160 }))
        {
            json.WriteStartObject();
            json.WriteString("received_at", delivery.ReceivedAt.ToUniversalTime());
            json.WriteString("kind", delivery.IsEvent ? "event" : delivery.Source.IsCommand ? "command" : "interaction");
            json.WriteNumber("retry_num", delivery.RetryNumber);
            json.WritePropertyName("payload");
            new PayloadRedaction(json, keepsTexts).Write(payload.RootElement);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
