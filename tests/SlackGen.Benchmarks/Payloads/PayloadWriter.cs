using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SlackGen.Benchmarks.Payloads;

/// <summary>Responses as Slack sends them, the same in every run: realistic names and addresses, and every <c>/</c> escaped as <c>\/</c>.</summary>
internal static class PayloadWriter
{
    private const string NextCursor = "dXNlcjpVMDYxTkZUVDI=";

    public static byte[] UsersList() => UsersPage(0, 1000, NextCursor);

    public static byte[] ConversationsList() => Build(NextCursor, w =>
    {
        w.WriteStartArray("channels");
        for (var i = 0; i < 1000; i++)
        {
            Channels.WriteChannel(w, i);
        }

        w.WriteEndArray();
    });

    public static byte[] ConversationsHistory() => HistoryPage(0, 200, NextCursor);

    public static byte[] CallsAdd() => Build("", w =>
    {
        w.WriteStartObject("call");
        w.WriteString("id", "R0E69JAIF");
        w.WriteNumber("date_start", 1562002086);
        w.WriteString("external_unique_id", "025169F6-E37A-4E62-BB54-7F93A0FC4C1F");
        w.WriteString("join_url", "https://example.com/calls/1234567890");
        w.WriteString("desktop_app_join_url", "callapp://join/1234567890");
        w.WriteString("external_display_id", "705-292-868");
        w.WriteString("title", "Kimpossible sync up");
        w.WriteStartArray("users");
        w.WriteStartObject();
        w.WriteString("slack_id", "U1H77");
        w.WriteEndObject();
        w.WriteEndArray();
        w.WriteEndObject();
    });

    /// <summary>Writes a page of users.</summary>
    /// <param name="first">The number of its first user.</param>
    /// <param name="count">The number of users.</param>
    /// <param name="nextCursor">The cursor of the next page; empty on the last one.</param>
    public static byte[] UsersPage(int first, int count, string nextCursor) => Build(nextCursor, w =>
    {
        w.WriteStartArray("members");
        for (var i = first; i < first + count; i++)
        {
            People.WriteUser(w, i);
        }

        w.WriteEndArray();
        w.WriteNumber("cache_ts", 1700000000);
    });

    /// <summary>Writes a page of messages.</summary>
    /// <param name="first">The number of its first message.</param>
    /// <param name="count">The number of messages.</param>
    /// <param name="nextCursor">The cursor of the next page; empty on the last one.</param>
    public static byte[] HistoryPage(int first, int count, string nextCursor) => Build(nextCursor, w =>
    {
        w.WriteStartArray("messages");
        for (var i = first; i < first + count; i++)
        {
            Messages.WriteMessage(w, i);
        }

        w.WriteEndArray();
        w.WriteBoolean("has_more", nextCursor.Length > 0);
        w.WriteNumber("pin_count", 2);
        w.WriteNumber("channel_actions_count", 0);
        w.WriteNull("channel_actions_ts");
    });

    private static byte[] Build(string nextCursor, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("ok", true);
            write(writer);
            writer.WriteStartObject("response_metadata");
            writer.WriteString("next_cursor", nextCursor);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        // A slash stands only in strings, so this escapes exactly what Slack escapes.
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("/", "\\/", StringComparison.Ordinal));
    }
}
