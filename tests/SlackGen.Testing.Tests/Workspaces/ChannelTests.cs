using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ChannelTests : WorkspaceTests
{
    [Test]
    public async Task A_new_channel_has_its_creator_as_its_first_member()
    {
        var created = await SucceedAsync("conversations.create", new { name = "ghosts" });

        var id = (string)created["channel"]!["id"]!;
        Assert.That((bool)created["channel"]!["is_member"]!, Is.True);
        Assert.That((string?)created["channel"]!["creator"], Is.EqualTo("U0FAKEBOT"));
        Assert.That(Workspace.Channel("ghosts").Id, Is.EqualTo(id));
        Assert.That(Workspace.Channel(id).Members, Is.EqualTo(new[] { "U0FAKEBOT" }));
    }

    [Test]
    public async Task A_new_public_channel_raises_its_creation_and_the_entry_of_its_creator()
    {
        await SucceedAsync("conversations.create", new { name = "ghosts" });

        var channel = Raised("channel_created").Single()["channel"]!;
        Assert.That((string?)channel["name"], Is.EqualTo("ghosts"));
        Assert.That((bool)channel["is_private"]!, Is.False);
        var joined = Raised("member_joined_channel").Single();
        Assert.That((string?)joined["user"], Is.EqualTo("U0FAKEBOT"));
        Assert.That((string?)joined["channel_type"], Is.EqualTo("C"));
        Assert.That((string?)joined["team"], Is.EqualTo("T0FAKETEAM"));
        Assert.That(joined.ContainsKey("inviter"), Is.False);
        Assert.That(Subtypes("ghosts"), Is.EqualTo(new[] { "channel_join" }));
    }

    [Test]
    public async Task A_new_private_channel_is_seen_by_its_members_only()
    {
        var created = await SucceedAsync("conversations.create", new { name = "secret", is_private = true });

        var channel = (string)created["channel"]!["id"]!;
        Assert.That((bool)created["channel"]!["is_private"]!, Is.True);
        Assert.That(Raised("channel_created"), Is.Empty);
        Assert.That(await FailAsync("conversations.info", new { channel }, TokenOf("U1")), Is.EqualTo("channel_not_found"));
    }

    [TestCase("general", "name_taken")]
    [TestCase("old-site", "name_taken")]
    [TestCase("", "invalid_name_required")]
    [TestCase("---", "invalid_name_punctuation")]
    [TestCase("Ghosts", "invalid_name_specials")]
    [TestCase("two words", "invalid_name_specials")]
    [TestCase("a.b", "invalid_name_specials")]
    [TestCase("x23456789012345678901234567890123456789012345678901234567890123456789012345678901", "invalid_name_maxlength")]
    public async Task A_name_that_no_channel_can_have_is_refused(string name, string error)
    {
        Assert.That(await FailAsync("conversations.create", new { name }), Is.EqualTo(error));
        Assert.That(await FailAsync("conversations.rename", new { channel = "C2", name }, TokenOf("U2")), Is.EqualTo(error));
        Assert.That(Workspace.Channels, Has.Count.EqualTo(9));
    }

    [TestCase("größe_1")]
    [TestCase("会議室")]
    [TestCase("a-b")]
    public async Task A_name_has_letters_of_any_script(string name)
    {
        await SucceedAsync("conversations.create", new { name });
        Assert.That(Workspace.Channel(name).Name, Is.EqualTo(name));
    }

    [Test]
    public async Task A_guest_cannot_create_or_archive_channels_or_set_their_texts()
    {
        var guest = TokenOf("U5");
        Assert.That(await FailAsync("conversations.create", new { name = "mine" }, guest), Is.EqualTo("restricted_action"));
        Assert.That(await FailAsync("conversations.archive", new { channel = "C4" }, guest), Is.EqualTo("restricted_action"));
        Assert.That(await FailAsync("conversations.setTopic", new { channel = "C4", topic = "Mine" }, guest), Is.EqualTo("user_is_restricted"));
        Assert.That(await FailAsync("conversations.setPurpose", new { channel = "C4", purpose = "Mine" }, guest), Is.EqualTo("user_is_restricted"));
    }

    [Test]
    public async Task A_renamed_channel_is_found_by_its_new_name_and_keeps_its_old_one()
    {
        var renamed = await SucceedAsync("conversations.rename", new { channel = "C2", name = "releases" }, TokenOf("U2"));

        Assert.That((string?)renamed["channel"]!["name"], Is.EqualTo("releases"));
        Assert.That(Text(renamed["channel"]!["previous_names"]), Is.EqualTo("""["deploys"]"""));
        Assert.That(Workspace.Channel("#releases").Id, Is.EqualTo("C2"));
        var raised = Raised("channel_rename").Single();
        Assert.That((string?)raised["channel"]!["name"], Is.EqualTo("releases"));
        Assert.That((bool)raised["channel"]!["is_channel"]!, Is.True);
        var message = Workspace.Channel("C2").Messages[^1].Json;
        Assert.That((string?)message["text"], Is.EqualTo("<@U2> has renamed the channel from \"deploys\" to \"releases\""));
    }

    [Test]
    public async Task The_old_name_of_a_channel_is_free()
    {
        await SucceedAsync("conversations.rename", new { channel = "C2", name = "releases" }, TokenOf("U2"));
        await SucceedAsync("conversations.create", new { name = "deploys" });
    }

    [Test]
    public async Task A_private_channel_raises_events_of_its_own_family()
    {
        await SucceedAsync("conversations.rename", new { channel = "C3", name = "grid" }, TokenOf("U2"));
        await SucceedAsync("conversations.archive", new { channel = "C3" }, TokenOf("U2"));
        await SucceedAsync("conversations.unarchive", new { channel = "C3" }, TokenOf("U2"));

        Assert.That((bool)Raised("group_rename").Single()["channel"]!["is_group"]!, Is.True);
        Assert.That((string?)Raised("group_archive").Single()["actor_id"], Is.EqualTo("U2"));
        Assert.That((string?)Raised("group_unarchive").Single()["actor_id"], Is.EqualTo("U2"));
        Assert.That(Subtypes("C3").TakeLast(3), Is.EqualTo(new[] { "group_name", "group_archive", "group_unarchive" }));
        Assert.That(Workspace.Router.Published.Where(e => ((string)e.Body["type"]!).StartsWith("group_", StringComparison.Ordinal)).Select(e => e.Channel?.Id), Has.All.EqualTo("C3"));
    }

    [Test]
    public async Task Only_the_creator_and_admins_rename()
    {
        Assert.That(await FailAsync("conversations.rename", new { channel = "C2", name = "releases" }), Is.EqualTo("not_authorized"));
        Assert.That(await FailAsync("conversations.rename", new { channel = "C4", name = "calls" }), Is.EqualTo("not_in_channel"));
        await SucceedAsync("conversations.rename", new { channel = "C2", name = "releases" }, FakeSlack.UserToken);
    }

    [Test]
    public async Task An_archived_channel_cannot_be_changed()
    {
        await SucceedAsync("conversations.archive", new { channel = "C2" });

        Assert.That(Workspace.Channel("C2").IsArchived, Is.True);
        Assert.That(Subtypes("C2")[^1], Is.EqualTo("channel_archive"));
        Assert.That((string?)Raised("channel_archive").Single()["user"], Is.EqualTo("U0FAKEBOT"));
        Assert.That(await FailAsync("conversations.archive", new { channel = "C2" }), Is.EqualTo("already_archived"));
        Assert.That(await FailAsync("conversations.rename", new { channel = "C2", name = "new" }, TokenOf("U2")), Is.EqualTo("is_archived"));
        Assert.That(await FailAsync("conversations.setTopic", new { channel = "C2", topic = "new" }), Is.EqualTo("is_archived"));
        Assert.That(await FailAsync("conversations.setPurpose", new { channel = "C2", purpose = "new" }), Is.EqualTo("is_archived"));
        Assert.That(await FailAsync("conversations.join", new { channel = "C2" }, TokenOf("U1")), Is.EqualTo("is_archived"));
        Assert.That(await FailAsync("conversations.leave", new { channel = "C2" }), Is.EqualTo("is_archived"));
        Assert.That(await FailAsync("conversations.invite", new { channel = "C2", users = "U1" }), Is.EqualTo("is_archived"));
    }

    [Test]
    public async Task An_unarchived_channel_lives_again()
    {
        await SucceedAsync("conversations.unarchive", new { channel = "C5" }, TokenOf("U1"));

        Assert.That(Workspace.Channel("C5").IsArchived, Is.False);
        Assert.That((string?)Raised("channel_unarchive").Single()["user"], Is.EqualTo("U1"));
        Assert.That(Subtypes("C5")[^1], Is.EqualTo("channel_unarchive"));
        Assert.That(await FailAsync("conversations.unarchive", new { channel = "C5" }, TokenOf("U1")), Is.EqualTo("not_archived"));
    }

    [Test]
    public async Task The_general_channel_stays()
    {
        Assert.That(await FailAsync("conversations.archive", new { channel = "C0FAKECHAN" }), Is.EqualTo("cant_archive_general"));
        Assert.That(await FailAsync("conversations.leave", new { channel = "C0FAKECHAN" }), Is.EqualTo("cant_leave_general"));
        Assert.That(await FailAsync("conversations.kick", new { channel = "C0FAKECHAN", user = "U1" }), Is.EqualTo("cant_kick_from_general"));
    }

    [Test]
    public async Task Only_members_archive() =>
        Assert.That(await FailAsync("conversations.archive", new { channel = "C4" }), Is.EqualTo("not_in_channel"));

    [TestCase("setTopic", "topic")]
    [TestCase("setPurpose", "purpose")]
    public async Task A_text_of_a_channel_has_an_author_and_a_time_and_is_reported_in_the_channel(string method, string field)
    {
        var arguments = new JsonObject { ["channel"] = "C2", [field] = "Red" };
        var response = await SucceedAsync("conversations." + method, arguments);

        Assert.That((string?)response["channel"]![field]!["value"], Is.EqualTo("Red"));
        Assert.That((string?)response["channel"]![field]!["creator"], Is.EqualTo("U0FAKEBOT"));
        Assert.That((long)response["channel"]![field]!["last_set"]!, Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));
        Assert.That(Subtypes("C2")[^1], Is.EqualTo("channel_" + field));

        var count = Workspace.Channel("C2").Messages.Count;
        await SucceedAsync("conversations." + method, arguments);
        Assert.That(Workspace.Channel("C2").Messages, Has.Count.EqualTo(count));
    }

    [Test]
    public async Task A_text_of_a_channel_is_limited_and_for_members()
    {
        var tooLong = new string('x', 251);
        Assert.That(await FailAsync("conversations.setTopic", new { channel = "C2", topic = tooLong }), Is.EqualTo("too_long"));
        Assert.That(await FailAsync("conversations.setPurpose", new { channel = "C2", purpose = tooLong }), Is.EqualTo("too_long"));
        Assert.That(await FailAsync("conversations.setTopic", new { channel = "C4", topic = "x" }), Is.EqualTo("not_in_channel"));
        Assert.That(await FailAsync("conversations.setPurpose", new { channel = "C4", purpose = "x" }), Is.EqualTo("not_in_channel"));
    }

    [Test]
    public async Task A_group_direct_message_has_a_topic_and_a_direct_message_has_none()
    {
        await SucceedAsync("conversations.setTopic", new { channel = "G1", topic = "Cars" }, TokenOf("U2"));
        Assert.That(Workspace.Channel("G1").Topic, Is.EqualTo("Cars"));
        Assert.That(await FailAsync("conversations.setTopic", new { channel = "D2", topic = "x" }), Is.EqualTo("method_not_supported_for_channel_type"));
        Assert.That(await FailAsync("conversations.setPurpose", new { channel = "D2", purpose = "x" }), Is.EqualTo("method_not_supported_for_channel_type"));
    }

    [TestCase("archive", "{}")]
    [TestCase("unarchive", "{}")]
    [TestCase("rename", """{"name":"new"}""")]
    [TestCase("setTopic", """{"topic":"x"}""")]
    [TestCase("setPurpose", """{"purpose":"x"}""")]
    [TestCase("info", "{}")]
    [TestCase("join", "{}")]
    [TestCase("leave", "{}")]
    [TestCase("invite", """{"users":"U1"}""")]
    [TestCase("kick", """{"user":"U1"}""")]
    [TestCase("members", "{}")]
    [TestCase("mark", """{"ts":"1770000000.000100"}""")]
    [TestCase("close", "{}")]
    [TestCase("open", "{}")]
    public async Task A_channel_that_does_not_exist_or_is_hidden_or_named_is_not_found(string method, string json)
    {
        foreach (var channel in new[] { "C9", "C3", "deploys" })
        {
            var arguments = JsonNode.Parse(json)!.AsObject();
            arguments["channel"] = channel;
            Assert.That(await FailAsync("conversations." + method, arguments), Is.EqualTo("channel_not_found"), channel);
        }
    }

    [TestCase("archive", "{}")]
    [TestCase("unarchive", "{}")]
    [TestCase("rename", """{"name":"new"}""")]
    [TestCase("join", "{}")]
    [TestCase("leave", "{}")]
    [TestCase("invite", """{"users":"U1"}""")]
    [TestCase("kick", """{"user":"U1"}""")]
    public async Task A_direct_message_is_not_a_channel(string method, string json)
    {
        var arguments = JsonNode.Parse(json)!.AsObject();
        arguments["channel"] = "D2";
        Assert.That(await FailAsync("conversations." + method, arguments), Is.EqualTo("method_not_supported_for_channel_type"));
    }

    private List<string?> Subtypes(string channel) => [.. Workspace.Channel(channel).Messages.Select(m => (string?)m.Json["subtype"])];
}
