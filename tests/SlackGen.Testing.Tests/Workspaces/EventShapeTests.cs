using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>Compares the events of channels, users and groups with the documented payloads.</summary>
public sealed class EventShapeTests : WorkspaceTests
{
    private static readonly string Samples = Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.TestSupport", "Payloads", "events");

    // The types of the objects in these events.
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["channel"] = "conversation",
        ["user"] = "user",
        ["subteam"] = "usergroup",
        ["dnd_status"] = "dnd_status",
    };

    [Test]
    public async Task Events_have_the_documented_fields_only()
    {
        await ChangeChannelsAsync();
        await ChangePeopleAsync();

        var events = Workspace.Router.Published.Select(e => e.Body).Where(e => (string?)e["type"] != "message").ToList();
        foreach (var raised in events)
        {
            var type = (string)raised["type"]!;
            var known = Directory.EnumerateFiles(Samples, type + "*.json").SelectMany(f => JsonNode.Parse(File.ReadAllText(f))!.AsObject().Select(p => p.Key));
            Assert.That(known.Append("event_ts"), Is.SupersetOf(raised.Select(p => p.Key)), type);
            foreach (var (name, value) in raised.Where(p => p.Value is JsonObject))
            {
                var fields = ManifestLoader.BuiltIn.Types[Types[name]].Fields.Select(f => f.Name);
                Assert.That(fields, Is.SupersetOf(value!.AsObject().Select(p => p.Key)), $"{type}.{name}");
            }
        }

        Assert.That(events.Select(e => (string?)e["type"]).Distinct(), Is.EquivalentTo(new[]
        {
            "channel_created", "channel_rename", "channel_archive", "channel_unarchive", "channel_left",
            "group_rename", "group_archive", "group_unarchive", "group_left",
            "member_joined_channel", "member_left_channel", "im_created", "im_open", "im_close",
            "team_join", "user_change", "user_profile_changed", "user_status_changed", "dnd_updated", "dnd_updated_user",
            "subteam_created", "subteam_updated", "subteam_members_changed", "subteam_self_added", "subteam_self_removed", "emoji_changed",
        }));
    }

    private async Task ChangeChannelsAsync()
    {
        foreach (var isPrivate in new[] { false, true })
        {
            var channel = (string)(await SucceedAsync("conversations.create", new { name = "a" + (isPrivate ? "p" : ""), is_private = isPrivate }))["channel"]!["id"]!;
            await SucceedAsync("conversations.rename", new { channel, name = "b" + (isPrivate ? "p" : "") });
            await SucceedAsync("conversations.invite", new { channel, users = "U2" });
            await SucceedAsync("conversations.archive", new { channel });
            await SucceedAsync("conversations.unarchive", new { channel });
            await SucceedAsync("conversations.leave", new { channel });
        }

        var direct = (string)(await SucceedAsync("conversations.open", new { users = "U2" }))["channel"]!["id"]!;
        await SucceedAsync("conversations.close", new { channel = direct });
    }

    private async Task ChangePeopleAsync()
    {
        Workspace.AddUser("gozer");
        Workspace.AddEmoji("proton", "alias:slimer");
        await SucceedAsync("users.profile.set", new { profile = new { status_text = "x", status_emoji = ":x:" } }, FakeSlack.UserToken);
        await SucceedAsync("dnd.setSnooze", new { num_minutes = 1 }, FakeSlack.UserToken);
        await SucceedAsync("usergroups.create", new { name = "New" });
        await SucceedAsync("usergroups.users.update", new { usergroup = "S1", users = "U1" });
        await SucceedAsync("usergroups.users.update", new { usergroup = "S1", users = "U0FAKEUSER" });
    }
}
