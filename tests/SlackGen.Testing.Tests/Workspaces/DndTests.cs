namespace SlackGen.Testing.Tests;

public sealed class DndTests : WorkspaceTests
{
    [Test]
    public async Task A_snooze_ends_by_itself()
    {
        var set = await SucceedAsync("dnd.setSnooze", new { num_minutes = 30 }, TokenOf("U2"));
        Assert.That(((bool)set["snooze_enabled"]!, (int)set["snooze_remaining"]!), Is.EqualTo((true, 1800)));

        Clock.Advance(TimeSpan.FromMinutes(10));
        var info = await SucceedAsync("dnd.info", token: TokenOf("U2"));
        Assert.That(((bool)info["snooze_enabled"]!, (int)info["snooze_remaining"]!), Is.EqualTo((true, 1200)));
        Assert.That((await SucceedAsync("dnd.info", new { user = "U2" })).ContainsKey("snooze_enabled"), Is.False);

        Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.That((bool)(await SucceedAsync("dnd.info", token: TokenOf("U2")))["snooze_enabled"]!, Is.False);
    }

    [Test]
    public async Task A_snooze_can_be_ended()
    {
        Assert.That(await FailAsync("dnd.endSnooze", token: TokenOf("U2")), Is.EqualTo("snooze_end_failed"));
        Assert.That(await FailAsync("dnd.endDnd", token: TokenOf("U2")), Is.EqualTo("not_in_dnd"));
        await SucceedAsync("dnd.setSnooze", new { num_minutes = 30 }, TokenOf("U2"));
        Assert.That((bool)(await SucceedAsync("dnd.endSnooze", token: TokenOf("U2")))["snooze_enabled"]!, Is.False);
        await SucceedAsync("dnd.setSnooze", new { num_minutes = 30 }, TokenOf("U2"));
        await SucceedAsync("dnd.endDnd", token: TokenOf("U2"));
        Assert.That((bool)(await SucceedAsync("dnd.info", token: TokenOf("U2")))["snooze_enabled"]!, Is.False);
        Assert.That(Raised("dnd_updated_user"), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Only_the_user_of_the_app_shows_the_snooze()
    {
        await SucceedAsync("dnd.setSnooze", new { num_minutes = 30 }, TokenOf("U2"));
        Assert.That(Raised("dnd_updated"), Is.Empty);

        await SucceedAsync("dnd.setSnooze", new { num_minutes = 30 }, FakeSlack.UserToken);
        Assert.That((bool)Raised("dnd_updated").Single()["dnd_status"]!["snooze_enabled"]!, Is.True);
        Assert.That(Raised("dnd_updated_user").Select(e => (string?)e["user"]), Is.EqualTo(new[] { "U2", "U0FAKEUSER" }));
        Assert.That(Raised("dnd_updated_user")[0]["dnd_status"]!.AsObject().ContainsKey("snooze_enabled"), Is.False);
    }

    [Test]
    public async Task A_snooze_has_a_length()
    {
        Assert.That(await FailAsync("dnd.setSnooze", token: TokenOf("U2")), Is.EqualTo("missing_duration"));
        Assert.That(await FailAsync("dnd.setSnooze", new { num_minutes = 0 }, TokenOf("U2")), Is.EqualTo("snooze_failed"));
        Assert.That(await FailAsync("dnd.setSnooze", new { num_minutes = 1_000_000 }, TokenOf("U2")), Is.EqualTo("too_long"));
    }

    [Test]
    public async Task Several_users_are_asked_at_once()
    {
        var users = (await SucceedAsync("dnd.teamInfo", new { users = "U1,U2" }))["users"]!.AsObject();
        Assert.That(users.Select(u => u.Key), Is.EqualTo(new[] { "U1", "U2" }));
        Assert.That((bool)users["U1"]!["dnd_enabled"]!, Is.False);
        Assert.That(await FailAsync("dnd.teamInfo", new { users = "U1" }), Is.EqualTo("no_users_provided"));
        Assert.That(await FailAsync("dnd.info", new { user = "U99" }), Is.EqualTo("user_not_found"));
    }
}
