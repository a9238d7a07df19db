namespace SlackGen.Testing.Tests;

public sealed class WorkspaceTokenTests : WorkspaceTests
{
    [Test]
    public async Task The_token_of_a_deactivated_person_is_refused()
    {
        Assert.That(await FailAsync("auth.test", token: TokenOf("U7")), Is.EqualTo("account_inactive"));
        Assert.That(await FailAsync("chat.postMessage", new { channel = "C1", text = "x" }, TokenOf("U7")), Is.EqualTo("account_inactive"));
        Workspace.State.Users["U0FAKEUSER"].IsDeleted = true;
        Assert.That(await FailAsync("auth.test", token: FakeSlack.UserToken), Is.EqualTo("account_inactive"));
        await SucceedAsync("auth.test");
    }

    [Test]
    public async Task A_bot_has_a_bot_token()
    {
        var token = TokenOf("U0BUILD");
        Assert.That(FakeToken.KindOf(token), Is.EqualTo(TokenKind.Bot));
        Assert.That((string?)(await SucceedAsync("auth.test", token: token))["user_id"], Is.EqualTo("U0BUILD"));
        var posted = await SucceedAsync("chat.postMessage", new { channel = "C2", text = "x" }, token);
        Assert.That((string?)posted["message"]!["bot_id"], Is.EqualTo("B0BUILD"));
        Assert.That(await FailAsync("search.messages", new { query = "x" }, token), Is.EqualTo("not_allowed_token_type"));
        Assert.That(await FailAsync("auth.test", token: WorkspaceUser.TokenPrefix + "U0BUILD"), Is.EqualTo("invalid_auth"));
        Assert.That(await FailAsync("auth.test", token: WorkspaceUser.BotTokenPrefix + "U1"), Is.EqualTo("invalid_auth"));
    }

    [Test]
    public async Task A_bot_writes_to_no_bot_and_nobody_to_a_deactivated_person()
    {
        Assert.That(await FailAsync("chat.postMessage", new { channel = "U0BUILD", text = "x" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("chat.postMessage", new { channel = "U0FAKEBOT", text = "x" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("chat.postMessage", new { channel = "U7", text = "x" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("conversations.open", new { users = "U0BUILD" }), Is.EqualTo("user_not_found"));
        Assert.That((string?)(await SucceedAsync("chat.postMessage", new { channel = "U1", text = "note" }, TokenOf("U1")))["channel"], Does.StartWith("D"));
    }
}
