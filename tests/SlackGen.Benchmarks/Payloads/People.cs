using System.Text.Json;

namespace SlackGen.Benchmarks.Payloads;

/// <summary>Users with the fields of a users.list response.</summary>
internal static class People
{
    private static readonly string[] First = ["Ada", "Grace", "Edsger", "Barbara", "Donald", "Frances", "Jürgen", "Zoë", "Linus", "Margaret"];
    private static readonly string[] Last = ["Lovelace", "Hopper", "Dijkstra", "Liskov", "Knuth", "Allen", "Schmidhuber", "Martinez", "Torvalds", "Hamilton"];
    private static readonly string[] Zones = ["America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo", "America/New_York"];
    private static readonly string[] Sizes = ["24", "32", "48", "72", "192", "512"];

    public static void WriteUser(Utf8JsonWriter w, int i)
    {
        var (first, last) = (First[i % 10], Last[i / 10 % 10]);
        var name = $"{first} {last}";
        w.WriteStartObject();
        w.WriteString("id", $"U{i:D8}");
        w.WriteString("team_id", "T012AB3C4");
        w.WriteString("name", $"{first}.{last}{i}".ToLowerInvariant());
        w.WriteBoolean("deleted", i % 17 == 0);
        w.WriteString("color", "9f69e7");
        w.WriteString("real_name", name);
        w.WriteString("tz", Zones[i % 4]);
        w.WriteString("tz_label", "Pacific Daylight Time");
        w.WriteNumber("tz_offset", -25200);
        WriteProfile(w, i, name, first, last);
        foreach (var flag in new[] { "is_admin", "is_owner", "is_primary_owner", "is_restricted", "is_ultra_restricted", "is_bot", "is_app_user" })
        {
            w.WriteBoolean(flag, i % 23 == 0);
        }

        w.WriteNumber("updated", 1600000000 + i);
        w.WriteBoolean("is_email_confirmed", true);
        w.WriteString("who_can_share_contact_card", "EVERYONE");
        w.WriteEndObject();
    }

    private static void WriteProfile(Utf8JsonWriter w, int i, string name, string first, string last)
    {
        w.WriteStartObject("profile");
        w.WriteString("title", i % 3 == 0 ? "Software Engineer" : "");
        w.WriteString("phone", "");
        w.WriteString("skype", "");
        w.WriteString("real_name", name);
        w.WriteString("real_name_normalized", name);
        w.WriteString("display_name", first);
        w.WriteString("display_name_normalized", first);
        w.WriteStartObject("fields");
        w.WriteEndObject();
        w.WriteString("status_text", i % 5 == 0 ? "Working remotely" : "");
        w.WriteString("status_emoji", i % 5 == 0 ? ":house_with_garden:" : "");
        w.WriteStartArray("status_emoji_display_info");
        w.WriteEndArray();
        w.WriteNumber("status_expiration", 0);
        w.WriteString("avatar_hash", $"ge3b51ca72de{i:x6}");
        w.WriteString("image_original", $"https://avatars.slack-edge.com/2020-11-25/1527503386626_{i:x20}_original.png");
        w.WriteBoolean("is_custom_image", true);
        w.WriteString("email", $"{first}.{last}{i}@example.com");
        w.WriteString("first_name", first);
        w.WriteString("last_name", last);
        foreach (var size in Sizes)
        {
            w.WriteString($"image_{size}", $"https://avatars.slack-edge.com/2020-11-25/1527503386626_{i:x20}_{size}.png");
        }

        w.WriteString("status_text_canonical", "");
        w.WriteString("team", "T012AB3C4");
        w.WriteEndObject();
    }
}
