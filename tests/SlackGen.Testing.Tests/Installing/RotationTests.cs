using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests.Installing;

public sealed class RotationTests : InstallingTests
{
    protected override void Configure(FakeSlackOptions options) => options.App.RotatesTokens = true;

    [Test]
    public async Task Tokens_expire_after_12_hours()
    {
        var bot = await InstallAsync(userScope: "search:read");
        var user = bot["authed_user"]!;
        Assert.That(((int?)bot["expires_in"], (int?)user["expires_in"]), Is.EqualTo((43_200, 43_200)));
        Assert.That((string?)bot["access_token"], Does.StartWith("xoxe.xoxb-1-"));
        Assert.That((string?)user["access_token"], Does.StartWith("xoxe.xoxp-1-"));
        Assert.That((string?)bot["refresh_token"], Does.StartWith("xoxe-1-"));
        Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.That((int?)(await CallAsync("auth.test", bot["access_token"]))["expires_in"], Is.EqualTo(1));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await ErrorOfAsync(bot["access_token"]), await ErrorOfAsync(user["access_token"])), Is.EqualTo(("token_expired", "token_expired")));
    }

    [Test]
    public async Task A_refresh_token_becomes_a_new_pair()
    {
        var bot = await InstallAsync(userScope: "search:read");
        var refreshed = await RefreshAsync(bot["refresh_token"]);
        Assert.That(((string?)refreshed["token_type"], (string?)refreshed["scope"], (int?)refreshed["expires_in"], (string?)refreshed["bot_user_id"]), Is.EqualTo(("bot", "chat:write", 43_200, (string?)bot["bot_user_id"])));
        Assert.That((await ErrorOfAsync(refreshed["access_token"]), await ErrorOfAsync(bot["access_token"])), Is.EqualTo(((string?)null, (string?)null)), "both work");
        var user = await RefreshAsync(bot["authed_user"]!["refresh_token"]);
        Assert.That(((string?)user["token_type"], (string?)user["user_id"]), Is.EqualTo(("user", (string?)bot["authed_user"]!["id"])));
    }

    [Test]
    public async Task At_most_two_tokens_work()
    {
        var first = await InstallAsync();
        var second = await RefreshAsync(first["refresh_token"]);
        var third = await RefreshAsync(second["refresh_token"]);
        Assert.That(
            (await ErrorOfAsync(first["access_token"]), await ErrorOfAsync(second["access_token"]), await ErrorOfAsync(third["access_token"])),
            Is.EqualTo(("token_revoked", (string?)null, (string?)null)));
    }

    [Test]
    public async Task A_used_refresh_token_works_for_a_minute()
    {
        var bot = await InstallAsync();
        await RefreshAsync(bot["refresh_token"]);
        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That((bool?)(await RefreshAsync(bot["refresh_token"]))["ok"], Is.True);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((string?)(await RefreshAsync(bot["refresh_token"]))["error"], Is.EqualTo("invalid_refresh_token"), "the first use counts");
    }

    [Test]
    public async Task A_used_refresh_token_can_be_revoked_at_once()
    {
        App.RefreshTokenGrace = TimeSpan.Zero;
        var bot = await InstallAsync();
        var refreshed = await RefreshAsync(bot["refresh_token"]);
        Assert.That((string?)(await RefreshAsync(bot["refresh_token"]))["error"], Is.EqualTo("invalid_refresh_token"));
        Assert.That((bool?)(await RefreshAsync(refreshed["refresh_token"]))["ok"], Is.True);
        Assert.That(() => App.RefreshTokenGrace = TimeSpan.FromSeconds(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task One_of_many_refreshes_at_the_same_time_wins()
    {
        App.RefreshTokenGrace = TimeSpan.Zero;
        var bot = await InstallAsync();
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RefreshAsync(bot["refresh_token"]))));
        Assert.That(all.Count(r => (bool)r["ok"]!), Is.EqualTo(1));
    }

    [TestCase("wrong")]
    [TestCase(null)]
    public async Task An_unknown_refresh_token_is_refused(string? token) =>
        Assert.That((string?)(await RefreshAsync(token))["error"], Is.EqualTo("invalid_refresh_token"));

    [Test]
    public async Task A_refresh_token_belongs_to_its_method()
    {
        var bot = await InstallAsync();
        Assert.That((string?)(await RefreshAsync(bot["refresh_token"], "openid.connect.token"))["error"], Is.EqualTo("invalid_refresh_token"));
        Assert.That((string?)(await RefreshAsync(bot["refresh_token"], "oauth.v2.user.access"))["error"], Is.EqualTo("invalid_refresh_token"));
    }

    [Test]
    public async Task A_long_lived_token_is_exchanged_once_and_ends_at_the_first_refresh()
    {
        App.RotatesTokens = false;
        var old = (await InstallAsync())["access_token"];
        Assert.That(await ExchangeErrorAsync(old), Is.EqualTo("token_rotation_not_enabled"));
        App.RotatesTokens = true;
        var exchanged = await ExchangeLongLivedAsync(old);
        Assert.That((string?)exchanged["access_token"], Does.StartWith("xoxe.xoxb-1-"), exchanged.ToJsonString());
        Assert.That(((string?)exchanged["scope"], (string?)exchanged["team"]!["id"], await ErrorOfAsync(old)), Is.EqualTo(("chat:write", Acme, (string?)null)));
        Assert.That(await ExchangeErrorAsync(old), Is.EqualTo("token_already_exchanged"));
        Assert.That(await ExchangeErrorAsync(exchanged["access_token"]), Is.EqualTo("invalid_token"));
        await RefreshAsync(exchanged["refresh_token"]);
        Assert.That((await ErrorOfAsync(old), await ErrorOfAsync(exchanged["access_token"])), Is.EqualTo(("token_expired", (string?)null)));
    }

    [Test]
    public async Task The_tokens_of_the_options_are_exchanged_too()
    {
        var exchanged = await ExchangeLongLivedAsync(FakeSlack.BotToken);
        Assert.That((string?)(await CallAsync("auth.test", exchanged["access_token"]))["user_id"], Is.EqualTo("U0FAKEBOT"));
        Assert.That((bool?)(await CallAsync("users.list", exchanged["access_token"]))["ok"], Is.True, "it has every scope");
        Assert.That(await ExchangeErrorAsync(FakeSlack.AppToken), Is.EqualTo("invalid_token"));
        Assert.That((string?)(await CallAsync("oauth.v2.exchange", FakeSlack.BotToken, ("client_id", "1.2"), ("client_secret", "x")))["error"], Is.EqualTo("invalid_client_id"));
        Assert.That((string?)(await CallAsync("oauth.v2.exchange", FakeSlack.BotToken, ("client_id", App.ClientId), ("client_secret", "x")))["error"], Is.EqualTo("bad_client_secret"));
    }

    private Task<JsonObject> ExchangeLongLivedAsync(JsonNode? token) =>
        CallAsync("oauth.v2.exchange", token, ("client_id", App.ClientId), ("client_secret", App.ClientSecret));

    private async Task<string?> ExchangeErrorAsync(JsonNode? token) => (string?)(await ExchangeLongLivedAsync(token))["error"];
}
