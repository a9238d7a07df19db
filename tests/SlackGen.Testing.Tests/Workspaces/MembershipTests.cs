namespace SlackGen.Testing.Tests;

public sealed class MembershipTests : WorkspaceTests
{
    [Test]
    public async Task A_bot_joins_a_public_channel_once()
    {
        var joined = await SucceedAsync("conversations.join", new { channel = "C4" });
        Assert.That((bool)joined["channel"]!["is_member"]!, Is.True);
        Assert.That(joined.ContainsKey("warning"), Is.False);
        Assert.That(Workspace.Channel("C4").Members[^1], Is.EqualTo("U0FAKEBOT"));
        Assert.That((string?)Workspace.Channel("C4").Messages[^1].Json["text"], Is.EqualTo("<@U0FAKEBOT> has joined the channel"));
        Assert.That((string?)Raised("member_joined_channel").Single()["user"], Is.EqualTo("U0FAKEBOT"));

        var again = await SucceedAsync("conversations.join", new { channel = "C4" });
        Assert.That((string?)again["warning"], Is.EqualTo("already_in_channel"));
        Assert.That(Text(again["response_metadata"]!["warnings"]), Is.EqualTo("""["already_in_channel"]"""));
        Assert.That(Raised("member_joined_channel"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_private_channel_and_a_guest_are_not_for_joining()
    {
        Assert.That(await FailAsync("conversations.join", new { channel = "C3" }, TokenOf("U2")), Is.EqualTo("method_not_supported_for_channel_type"));
        Assert.That(await FailAsync("conversations.join", new { channel = "C2" }, TokenOf("U5")), Is.EqualTo("channel_not_found"));
    }

    [Test]
    public async Task The_app_hears_that_its_bot_has_left()
    {
        await SucceedAsync("conversations.leave", new { channel = "C2" });

        Assert.That(Workspace.Channel("C2").Members, Does.Not.Contain("U0FAKEBOT"));
        Assert.That((string?)Raised("member_left_channel").Single()["user"], Is.EqualTo("U0FAKEBOT"));
        var left = Raised("channel_left").Single();
        Assert.That(((string?)left["channel"], (string?)left["actor_id"]), Is.EqualTo(("C2", "U0FAKEBOT")));
        Assert.That(Workspace.Router.Published.Single(e => (string?)e.Body["type"] == "channel_left").Channel, Is.Null);
        Assert.That((string?)Workspace.Channel("C2").Messages[^1].Json["subtype"], Is.EqualTo("channel_leave"));
    }

    [Test]
    public async Task Who_is_not_in_a_channel_leaves_without_an_error_code()
    {
        var response = await CallAsync("conversations.leave", new { channel = "C4" });
        Assert.That(Text(response), Is.EqualTo("""{"ok":false,"not_in_channel":true}"""));
        Assert.That(Raised("member_left_channel"), Is.Empty);
    }

    [Test]
    public async Task The_last_member_and_guests_do_not_leave()
    {
        var channel = (string)(await SucceedAsync("conversations.create", new { name = "alone" }))["channel"]!["id"]!;
        Assert.That(await FailAsync("conversations.leave", new { channel }), Is.EqualTo("last_member"));
        Assert.That(await FailAsync("conversations.leave", new { channel = "C4" }, TokenOf("U5")), Is.EqualTo("user_is_restricted"));
    }

    [Test]
    public async Task Invited_users_become_members_and_the_event_names_the_inviter()
    {
        await SucceedAsync("conversations.invite", new { channel = "C2", users = "U1,U4" });

        Assert.That(Workspace.Channel("C2").Members.TakeLast(2), Is.EqualTo(new[] { "U1", "U4" }));
        Assert.That(Raised("member_joined_channel").Select(e => ((string?)e["user"], (string?)e["inviter"])), Is.EqualTo(new[] { ("U1", "U0FAKEBOT"), ("U4", "U0FAKEBOT") }));
        Assert.That(Raised("message").Select(e => (string?)e["subtype"]), Is.EqualTo(new[] { "channel_join", "channel_join" }));
    }

    [Test]
    public async Task A_bot_sees_a_private_channel_once_it_is_invited()
    {
        Assert.That(await FailAsync("conversations.info", new { channel = "C3" }), Is.EqualTo("channel_not_found"));
        await SucceedAsync("conversations.invite", new { channel = "C3", users = "U0FAKEBOT" }, TokenOf("U2"));
        await SucceedAsync("conversations.info", new { channel = "C3" });

        await SucceedAsync("conversations.kick", new { channel = "C3", user = "U0FAKEBOT" }, TokenOf("U2"));
        Assert.That(await FailAsync("conversations.info", new { channel = "C3" }), Is.EqualTo("channel_not_found"));
        Assert.That((string?)Raised("group_left").Single()["actor_id"], Is.EqualTo("U2"));
    }

    [TestCase("U99", "user_not_found")]
    [TestCase("U0FAKEBOT", "cant_invite_self")]
    [TestCase("U2", "already_in_channel")]
    [TestCase("U7", "cant_invite")]
    [TestCase("U6", "ura_max_channels")]
    public async Task One_user_who_cannot_be_invited_fails_the_call_unless_it_is_forced(string user, string error)
    {
        var refused = await CallAsync("conversations.invite", new { channel = "C2", users = "U1," + user });
        Assert.That((string?)refused["error"], Is.EqualTo(error));
        Assert.That(Text(refused["errors"]), Is.EqualTo($$"""[{"user":"{{user}}","ok":false,"error":"{{error}}"}]"""));
        Assert.That(Workspace.Channel("C2").Members, Does.Not.Contain("U1"));

        var forced = await SucceedAsync("conversations.invite", new { channel = "C2", users = "U1," + user, force = true });
        Assert.That((string?)forced["errors"]![0]!["error"], Is.EqualTo(error));
        Assert.That(Workspace.Channel("C2").Members, Does.Contain("U1"));

        Assert.That(await FailAsync("conversations.invite", new { channel = "C2", users = user, force = true }), Is.EqualTo(error));
    }

    [Test]
    public async Task Only_members_who_are_not_guests_invite()
    {
        Assert.That(await FailAsync("conversations.invite", new { channel = "C4", users = "U2" }), Is.EqualTo("not_in_channel"));
        Assert.That(await FailAsync("conversations.invite", new { channel = "C4", users = "U2" }, TokenOf("U5")), Is.EqualTo("no_permission"));
        Assert.That(await FailAsync("conversations.invite", new { channel = "C2" }), Is.EqualTo("no_user"));
        Assert.That(await FailAsync("conversations.invite", new { channel = "C2", users = "," }), Is.EqualTo("no_user"));
    }

    [Test]
    public async Task A_removed_user_is_no_longer_a_member()
    {
        await SucceedAsync("conversations.kick", new { channel = "C2", user = "U3" });

        Assert.That(Workspace.Channel("C2").Members, Does.Not.Contain("U3"));
        Assert.That((string?)Raised("member_left_channel").Single()["user"], Is.EqualTo("U3"));
        Assert.That(Raised("channel_left"), Is.Empty);
        Assert.That(await FailAsync("conversations.kick", new { channel = "C2", user = "U3" }), Is.EqualTo("not_in_channel"));
    }

    [TestCase("C2", "U0FAKEBOT", "cant_kick_self")]
    [TestCase("C2", "U99", "user_not_found")]
    [TestCase("C4", "U1", "not_in_channel")]
    public async Task A_removal_can_be_refused(string channel, string user, string error) =>
        Assert.That(await FailAsync("conversations.kick", new { channel, user }), Is.EqualTo(error));

    [Test]
    public async Task A_guest_removes_nobody() =>
        Assert.That(await FailAsync("conversations.kick", new { channel = "C4", user = "U1" }, TokenOf("U5")), Is.EqualTo("restricted_action"));

    [Test]
    public async Task Members_come_in_pages_and_nobody_is_missed_while_others_leave()
    {
        var first = await SucceedAsync("conversations.members", new { channel = "C0FAKECHAN", limit = 2 });
        Assert.That(Text(first["members"]), Is.EqualTo("""["U0FAKEBOT","U0FAKEUSER"]"""));

        lock (Workspace.State.Gate)
        {
            Workspace.State.Channels["C0FAKECHAN"].Members.Remove("U0FAKEBOT");
            Workspace.State.Channels["C0FAKECHAN"].Members.Remove("U1");
        }

        var second = await SucceedAsync("conversations.members", new { channel = "C0FAKECHAN", limit = 100, cursor = (string?)first["response_metadata"]!["next_cursor"] });
        Assert.That(Text(second["members"]), Is.EqualTo("""["U2","U3","U4"]"""));
        Assert.That((string?)second["response_metadata"]!["next_cursor"], Is.Empty);
        Assert.That(await FailAsync("conversations.members", new { channel = "C2", limit = -1 }), Is.EqualTo("invalid_limit"));
    }

    [Test]
    public async Task A_read_position_is_that_of_one_user()
    {
        await SucceedAsync("conversations.mark", new { channel = "C2", ts = "1770000000.000100" });

        Assert.That(await LastReadAsync(FakeSlack.BotToken), Is.EqualTo("1770000000.000100"));
        Assert.That(await LastReadAsync(TokenOf("U2")), Is.EqualTo("0000000000.000000"));
        Assert.That(await FailAsync("conversations.mark", new { channel = "C4", ts = "1770000000.000100" }), Is.EqualTo("not_in_channel"));

        async Task<string?> LastReadAsync(string token) =>
            (string?)(await SucceedAsync("conversations.info", new { channel = "C2" }, token))["channel"]!["last_read"];
    }

    [Test]
    public async Task Nobody_is_removed_from_an_archived_channel()
    {
        Assert.That(await FailAsync("conversations.kick", new { channel = "C5", user = "U2" }, TokenOf("U1")), Is.EqualTo("restricted_action"));
        Assert.That(Workspace.Channel("C5").Members, Does.Contain("U2"));
    }
}
