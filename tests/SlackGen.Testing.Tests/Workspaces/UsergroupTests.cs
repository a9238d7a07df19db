using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class UsergroupTests : WorkspaceTests
{
    [Test]
    public async Task A_new_group_is_listed()
    {
        var created = (await SucceedAsync("usergroups.create", new { name = "Front desk", description = "Calls", channels = "C4", include_count = true }))["usergroup"]!;
        Assert.That(((string?)created["handle"], (string?)created["description"], (int)created["user_count"]!), Is.EqualTo(("front-desk", "Calls", 0)));
        Assert.That(Text(created["prefs"]), Is.EqualTo("""{"channels":["C4"],"groups":[]}"""));
        Assert.That((string?)created["created_by"], Is.EqualTo("U0FAKEBOT"));
        Assert.That((string?)Raised("subteam_created").Single()["subteam"]!["id"], Is.EqualTo((string?)created["id"]));

        var listed = await SucceedAsync("usergroups.list");
        Assert.That(listed["usergroups"]!.AsArray().Select(g => (string?)g!["handle"]), Is.EqualTo(new[] { "engineering", "on-call", "front-desk" }));
        Assert.That(listed["usergroups"]![0]!.AsObject().ContainsKey("users"), Is.False);
        Assert.That(listed["usergroups"]![0]!.AsObject().ContainsKey("user_count"), Is.False);
    }

    [Test]
    public async Task A_list_has_members_and_counts_on_request()
    {
        var group = (await SucceedAsync("usergroups.list", new { include_users = true, include_count = true }))["usergroups"]![0]!;
        Assert.That((Text(group["users"]), (int)group["user_count"]!), Is.EqualTo(("""["U2","U0FAKEUSER"]""", 2)));
    }

    [TestCase("""{"name":"Engineering","handle":"eng"}""", "name_already_exists")]
    [TestCase("""{"name":"New","handle":"engineering"}""", "handle_already_exists")]
    [TestCase("""{"name":"New","handle":"deploys"}""", "handle_already_exists")]
    [TestCase("""{"name":"New","handle":"stantz"}""", "handle_already_exists")]
    [TestCase("""{"name":"New","handle":"A B"}""", "bad_handle")]
    [TestCase("""{"name":"New","channels":"C99"}""", "invalid_channel_provided")]
    [TestCase("""{"name":"New","channels":"C3"}""", "invalid_channel_provided")]
    public async Task A_group_can_be_refused(string json, string error)
    {
        Assert.That(await FailAsync("usergroups.create", JsonNode.Parse(json)!), Is.EqualTo(error));
        Assert.That(Raised("subteam_created"), Is.Empty);
    }

    [Test]
    public async Task A_group_needs_a_name()
    {
        Assert.That(await FailAsync("usergroups.create"), Is.EqualTo("missing_subteam_name"));
        Assert.That(await FailAsync("usergroups.create", new { name = "" }), Is.EqualTo("missing_subteam_name"));
    }

    [Test]
    public async Task An_update_changes_what_it_names()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var updated = (await SucceedAsync("usergroups.update", new { usergroup = "S1", name = "Builders", handle = "builders" }))["usergroup"]!;
        Assert.That(((string?)updated["name"], (string?)updated["handle"], (string?)updated["updated_by"]), Is.EqualTo(("Builders", "builders", "U0FAKEBOT")));
        Assert.That((long)updated["date_update"]!, Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));
        Assert.That(Text(updated["prefs"]!["channels"]), Is.EqualTo("""["C2"]"""));
        Assert.That((string?)Raised("subteam_updated").Single()["subteam"]!["name"], Is.EqualTo("Builders"));
        Assert.That(await FailAsync("usergroups.update", new { usergroup = "S1", handle = "on-call" }), Is.EqualTo("invalid_arguments"));
        Assert.That(await FailAsync("usergroups.update", new { usergroup = "S1", name = "On call" }), Is.EqualTo("invalid_arguments"));
    }

    [Test]
    public async Task New_default_channels_receive_the_members()
    {
        await SucceedAsync("usergroups.update", new { usergroup = "S2", channels = "C4" });
        Assert.That(Workspace.Channel("C4").Members, Does.Contain("U3"));
        Assert.That((string?)Raised("member_joined_channel").Single()["inviter"], Is.EqualTo("U0FAKEBOT"));
    }

    [Test]
    public async Task A_disabled_group_is_hidden_until_it_is_enabled()
    {
        var disabled = (await SucceedAsync("usergroups.disable", new { usergroup = "S1" }))["usergroup"]!;
        Assert.That(((long)disabled["date_delete"]!, (string?)disabled["deleted_by"]), Is.EqualTo((Clock.GetUtcNow().ToUnixTimeSeconds(), "U0FAKEBOT")));
        Assert.That((await SucceedAsync("usergroups.list"))["usergroups"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await SucceedAsync("usergroups.list", new { include_disabled = true }))["usergroups"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(await FailAsync("usergroups.users.list", new { usergroup = "S1" }), Is.EqualTo("no_such_subteam"));
        await SucceedAsync("usergroups.users.list", new { usergroup = "S1", include_disabled = true });

        var enabled = (await SucceedAsync("usergroups.enable", new { usergroup = "S1" }))["usergroup"]!;
        Assert.That((long)enabled["date_delete"]!, Is.Zero);
        await SucceedAsync("usergroups.users.list", new { usergroup = "S1" });
        Assert.That(Raised("subteam_updated"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task New_members_join_the_channels_of_the_group()
    {
        await SucceedAsync("usergroups.users.update", new { usergroup = "S1", users = "U2,U4" });

        Assert.That(Text((await SucceedAsync("usergroups.users.list", new { usergroup = "S1" }))["users"]), Is.EqualTo("""["U2","U4"]"""));
        Assert.That(Workspace.Channel("C2").Members, Does.Contain("U4"));
        var changed = Raised("subteam_members_changed").Single();
        Assert.That((Text(changed["added_users"]), Text(changed["removed_users"])), Is.EqualTo(("""["U4"]""", """["U0FAKEUSER"]""")));
        Assert.That((string?)Raised("subteam_self_removed").Single()["subteam_id"], Is.EqualTo("S1"));
        Assert.That(Raised("subteam_updated"), Has.Count.EqualTo(1));

        await SucceedAsync("usergroups.users.update", new { usergroup = "S2", users = "U3,U0FAKEUSER" });
        Assert.That((string?)Raised("subteam_self_added").Single()["subteam_id"], Is.EqualTo("S2"));
    }

    [Test]
    public async Task The_same_members_change_nothing()
    {
        await SucceedAsync("usergroups.users.update", new { usergroup = "S1", users = "U2,U0FAKEUSER" });
        Assert.That(Raised("subteam_members_changed"), Is.Empty);
    }

    [TestCase("U99", "invalid_users")]
    [TestCase("U7", "failed_for_some_users")]
    [TestCase(",", "no_users_provided")]
    public async Task Members_can_be_refused(string users, string error)
    {
        Assert.That(await FailAsync("usergroups.users.update", new { usergroup = "S1", users }), Is.EqualTo(error));
        Assert.That(Text((await SucceedAsync("usergroups.users.list", new { usergroup = "S1" }))["users"]), Is.EqualTo("""["U2","U0FAKEUSER"]"""));
    }

    [Test]
    public async Task A_group_that_does_not_exist_and_guests_are_refused()
    {
        Assert.That(await FailAsync("usergroups.users.list", new { usergroup = "S99" }), Is.EqualTo("no_such_subteam"));
        Assert.That(await FailAsync("usergroups.update", new { usergroup = "S99" }), Is.EqualTo("invalid_arguments"));
        Assert.That(await FailAsync("usergroups.disable", new { usergroup = "S1" }, TokenOf("U5")), Is.EqualTo("permission_denied"));
        Assert.That(await FailAsync("usergroups.create", new { name = "Guests" }, TokenOf("U5")), Is.EqualTo("permission_denied"));
    }

    [Test]
    public async Task A_group_has_a_name_and_a_handle()
    {
        Assert.That(await FailAsync("usergroups.create", new { name = "  " }), Is.EqualTo("missing_subteam_name"));
        Assert.That(await FailAsync("usergroups.create", new { name = "Night shift", handle = " " }), Is.EqualTo("bad_handle"));
        Assert.That(await FailAsync("usergroups.update", new { usergroup = "S1", name = " " }), Is.EqualTo("invalid_arguments"));
        Assert.That(Raised("subteam_created"), Is.Empty);
    }
}
