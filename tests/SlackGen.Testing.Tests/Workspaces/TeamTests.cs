namespace SlackGen.Testing.Tests;

public sealed class TeamTests : WorkspaceTests
{
    [Test]
    public async Task The_workspace_is_that_of_the_token()
    {
        var team = (await SucceedAsync("team.info"))["team"]!;
        Assert.That(((string?)team["id"], (string?)team["name"], (string?)team["domain"]), Is.EqualTo(("T0FAKETEAM", "Ghostbusters", "fake-team")));
        await SucceedAsync("team.info", new { team = "T0FAKETEAM" });
        Assert.That(await FailAsync("team.info", new { team = "T1" }), Is.EqualTo("team_not_found"));
        Assert.That(await FailAsync("team.info", new { domain = "fake-team" }), Is.EqualTo("team_not_on_enterprise"));
    }

    [Test]
    public async Task A_bot_token_is_that_of_the_bot()
    {
        var bot = await SucceedAsync("auth.test");
        Assert.That(((string?)bot["user_id"], (string?)bot["bot_id"], (string?)bot["user"]), Is.EqualTo(("U0FAKEBOT", "B0FAKEBOT", "fake_bot")));
        Assert.That(((string?)bot["team_id"], (string?)bot["url"]), Is.EqualTo(("T0FAKETEAM", "https://fake-team.slack.com/")));
    }

    [Test]
    public async Task A_user_token_is_that_of_a_person()
    {
        var person = await SucceedAsync("auth.test", token: TokenOf("U2"));
        Assert.That(((string?)person["user_id"], (string?)person["user"], person.ContainsKey("bot_id")), Is.EqualTo(("U2", "stantz", false)));
        Assert.That((string?)(await SucceedAsync("auth.test", token: FakeSlack.UserToken))["user_id"], Is.EqualTo("U0FAKEUSER"));
    }

    [Test]
    public async Task Tokens_of_an_app_and_of_configurations_have_no_user()
    {
        var app = await SucceedAsync("auth.test", token: FakeSlack.AppToken);
        Assert.That(((string?)app["app_id"], app.ContainsKey("user_id")), Is.EqualTo(("A0FAKEAPP", false)));
        Assert.That(await FailAsync("auth.test", token: FakeSlack.ConfigurationToken), Is.EqualTo("not_allowed_token_type"));
    }

    [Test]
    public async Task Emoji_are_listed_and_their_addition_is_an_event()
    {
        var before = await SucceedAsync("emoji.list");
        Assert.That(Text(before["emoji"]), Is.EqualTo("""{"ghost_green":"alias:slimer","slimer":"https://emoji.example.com/slimer.png"}"""));

        Workspace.AddEmoji("proton", "https://emoji.example.com/proton.png");

        var raised = Raised("emoji_changed").Single();
        Assert.That(((string?)raised["subtype"], (string?)raised["name"], (string?)raised["value"]), Is.EqualTo(("add", "proton", "https://emoji.example.com/proton.png")));
        var after = await SucceedAsync("emoji.list");
        Assert.That(after["emoji"]!.AsObject().ContainsKey("proton"), Is.True);
        Assert.That((string?)after["cache_ts"], Is.GreaterThan((string)before["cache_ts"]!));
        Assert.That(() => Workspace.AddEmoji("proton", "alias:slimer"), Throws.ArgumentException);
    }
}
