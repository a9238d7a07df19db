using System.Text.Json;

namespace SlackGen.Benchmarks.Payloads;

/// <summary>Messages of a conversations.history response. All have rich text, some have reactions, an attachment or an app's blocks.</summary>
internal static class Messages
{
    public static void WriteMessage(Utf8JsonWriter w, int i)
    {
        var text = $"Deployed build {i} to staging, see <https://ci.example.com/builds/{i}|the log>. All 1,204 tests are green; \"flaky\" ones were retried.";
        w.WriteStartObject();
        w.WriteString("user", $"U{i % 30:D8}");
        w.WriteString("type", "message");
        w.WriteString("ts", $"{1700000000 + i}.{i * 37 % 1000000:D6}");
        w.WriteString("client_msg_id", $"3d8a1c5e-1f2b-4c3d-9e8f-{i:D12}");
        w.WriteString("text", text);
        w.WriteString("team", "T012AB3C4");
        w.WriteStartArray("blocks");
        if (i % 4 == 0)
        {
            WriteAppBlocks(w, i, text);
        }
        else
        {
            WriteRichText(w, i);
        }

        w.WriteEndArray();
        if (i % 3 == 0)
        {
            WriteReactions(w, i);
        }

        if (i % 5 == 0)
        {
            WriteAttachment(w, i);
        }

        if (i % 7 == 0)
        {
            WriteThread(w, i);
        }

        w.WriteEndObject();
    }

    private static void WriteRichText(Utf8JsonWriter w, int i)
    {
        w.WriteStartObject();
        w.WriteString("type", "rich_text");
        w.WriteString("block_id", $"b{i:x4}");
        w.WriteStartArray("elements");
        w.WriteStartObject();
        w.WriteString("type", "rich_text_section");
        w.WriteStartArray("elements");
        WritePart(w, "text", "text", $"Deployed build {i} to staging, see ");
        WritePart(w, "link", "url", $"https://ci.example.com/builds/{i}");
        WritePart(w, "text", "text", ". All 1,204 tests are green; ");
        WritePart(w, "user", "user_id", $"U{i % 30:D8}");
        WritePart(w, "emoji", "name", "tada");
        w.WriteEndArray();
        w.WriteEndObject();
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter w, string type, string name, string value)
    {
        w.WriteStartObject();
        w.WriteString("type", type);
        w.WriteString(name, value);
        w.WriteEndObject();
    }

    private static void WriteAppBlocks(Utf8JsonWriter w, int i, string text)
    {
        w.WriteStartObject();
        w.WriteString("type", "section");
        w.WriteString("block_id", $"s{i:x4}");
        WriteText(w, "text", "mrkdwn", text);
        w.WriteEndObject();
        w.WriteStartObject();
        w.WriteString("type", "actions");
        w.WriteString("block_id", $"a{i:x4}");
        w.WriteStartArray("elements");
        foreach (var (action, label) in new[] { ("approve", "Approve"), ("reject", "Reject") })
        {
            w.WriteStartObject();
            w.WriteString("type", "button");
            w.WriteString("action_id", action);
            WriteText(w, "text", "plain_text", label);
            w.WriteString("value", $"build-{i}");
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter w, string property, string type, string text)
    {
        w.WriteStartObject(property);
        w.WriteString("type", type);
        w.WriteString("text", text);
        w.WriteEndObject();
    }

    private static void WriteReactions(Utf8JsonWriter w, int i)
    {
        w.WriteStartArray("reactions");
        foreach (var name in new[] { "thumbsup", "rocket" })
        {
            w.WriteStartObject();
            w.WriteString("name", name);
            w.WriteStartArray("users");
            w.WriteStringValue($"U{i % 30:D8}");
            w.WriteStringValue($"U{(i + 1) % 30:D8}");
            w.WriteEndArray();
            w.WriteNumber("count", 2);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void WriteAttachment(Utf8JsonWriter w, int i)
    {
        w.WriteStartArray("attachments");
        w.WriteStartObject();
        w.WriteNumber("id", 1);
        w.WriteString("color", "36a64f");
        w.WriteString("fallback", $"Build {i} passed");
        w.WriteString("title", $"Build {i}");
        w.WriteString("title_link", $"https://ci.example.com/builds/{i}");
        w.WriteString("text", "12 commits by 4 people");
        w.WriteString("footer", "ci.example.com");
        w.WriteEndObject();
        w.WriteEndArray();
    }

    private static void WriteThread(Utf8JsonWriter w, int i)
    {
        w.WriteString("thread_ts", $"{1700000000 + i}.{i * 37 % 1000000:D6}");
        w.WriteNumber("reply_count", 3);
        w.WriteNumber("reply_users_count", 2);
        w.WriteString("latest_reply", $"{1700000100 + i}.000200");
        w.WriteStartArray("reply_users");
        w.WriteStringValue("U00000001");
        w.WriteStringValue("U00000002");
        w.WriteEndArray();
        w.WriteBoolean("is_locked", false);
        w.WriteBoolean("subscribed", false);
    }
}
