using System.Text.Json;

namespace SlackGen.Benchmarks.Payloads;

/// <summary>Channels with the fields of a conversations.list response.</summary>
internal static class Channels
{
    private static readonly string[] Flags =
    [
        "is_archived", "is_general", "is_shared", "is_org_shared", "is_ext_shared", "is_pending_ext_shared", "is_private", "is_mpim", "is_im", "is_group",
    ];

    public static void WriteChannel(Utf8JsonWriter w, int i)
    {
        w.WriteStartObject();
        w.WriteString("id", $"C{i:D8}");
        w.WriteString("name", $"team-{i % 40}-topic-{i}");
        w.WriteBoolean("is_channel", true);
        foreach (var flag in Flags)
        {
            w.WriteBoolean(flag, false);
        }

        w.WriteNumber("created", 1449252889 + i);
        w.WriteNumber("unlinked", 0);
        w.WriteString("name_normalized", $"team-{i % 40}-topic-{i}");
        w.WriteString("context_team_id", "T012AB3C4");
        w.WriteString("creator", $"U{i % 50:D8}");
        w.WriteNumber("updated", 1678229664302 + i);
        w.WriteBoolean("is_member", i % 2 == 0);
        w.WriteStartArray("pending_shared");
        w.WriteEndArray();
        w.WriteStartArray("pending_connected_team_ids");
        w.WriteEndArray();
        w.WriteStartArray("previous_names");
        w.WriteEndArray();
        WriteText(w, "topic", i % 4 == 0 ? "Plans for the quarter: see https://example.com/plans/2024" : "", i);
        WriteText(w, "purpose", "This channel is for team-wide communication and announcements.", i);
        w.WriteNumber("num_members", i % 300);
        w.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter w, string name, string value, int i)
    {
        w.WriteStartObject(name);
        w.WriteString("value", value);
        w.WriteString("creator", value.Length == 0 ? "" : $"U{i % 50:D8}");
        w.WriteNumber("last_set", value.Length == 0 ? 0 : 1449252889);
        w.WriteEndObject();
    }
}
