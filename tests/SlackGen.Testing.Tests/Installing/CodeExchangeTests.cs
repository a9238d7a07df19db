using System.Security.Cryptography;
using System.Text;

namespace SlackGen.Testing.Tests.Installing;

public sealed class CodeExchangeTests : InstallingTests
{
    private const string Verifier = "a-verifier-of-forty-three-characters-or-more-in-all";

    private static readonly string Challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [Test]
    public async Task A_code_becomes_the_tokens_of_the_bot_and_of_the_person()
    {
        var response = await InstallAsync(Acme, "chat:write,commands", "search:read");
        var user = response["authed_user"]!;
        Assert.That((string?)response["access_token"], Does.StartWith("xoxb-"));
        Assert.That(((string?)response["token_type"], (string?)response["scope"], (string?)response["bot_user_id"]), Is.EqualTo(("bot", "chat:write,commands", Slack.Workspaces[1].State.App.BotUserId)));
        Assert.That(((string?)response["team"]!["id"], (string?)response["team"]!["name"], (string?)response["enterprise"]!["id"], (bool?)response["is_enterprise_install"]), Is.EqualTo((Acme, "Acme", "E0ACME", false)));
        Assert.That((string?)user["access_token"], Does.StartWith("xoxp-"));
        Assert.That(((string?)user["id"], (string?)user["scope"], (string?)user["token_type"]), Is.EqualTo((Slack.Workspaces[1].State.App.UserId, "search:read", "user")));
        Assert.That(response.ContainsKey("refresh_token"), Is.False);

        var bot = await CallAsync("auth.test", response["access_token"]);
        Assert.That(((string?)bot["team_id"], (string?)bot["user_id"], (string?)bot["enterprise_id"]), Is.EqualTo((Acme, (string?)response["bot_user_id"], "E0ACME")));
        Assert.That((string?)(await CallAsync("auth.test", user["access_token"]))["user_id"], Is.EqualTo((string?)user["id"]));
        var denied = await CallAsync("users.list", response["access_token"]);
        Assert.That(((string?)denied["error"], (string?)denied["needed"]), Is.EqualTo(("missing_scope", "users:read")));
    }

    [Test]
    public async Task An_installation_for_a_person_alone_has_no_bot()
    {
        var response = await InstallAsync(scope: "", userScope: "search:read");
        Assert.That((response.ContainsKey("access_token"), response.ContainsKey("bot_user_id"), (string?)response["authed_user"]!["token_type"]), Is.EqualTo((false, false, "user")));
    }

    [Test]
    public async Task The_credentials_may_be_in_the_header()
    {
        var code = await CodeAsync(Authorize());
        Assert.That((bool?)(await BasicAsync("oauth.v2.access", ("code", code), ("redirect_uri", Redirect)))["ok"], Is.True);
    }

    [Test]
    public async Task A_code_is_good_for_one_exchange_within_ten_minutes()
    {
        var code = await CodeAsync(Authorize());
        await ExchangeAsync(code);
        Assert.That(await RefusedAsync(code), Is.EqualTo("invalid_code"));

        var late = await CodeAsync(Authorize());
        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await RefusedAsync(late), Is.EqualTo("invalid_code"));
        var inTime = await CodeAsync(Authorize());
        Clock.Advance(TimeSpan.FromSeconds(599));
        await ExchangeAsync(inTime);
    }

    [TestCase("client_id", "1.2", "invalid_client_id")]
    [TestCase("client_id", null, "invalid_client_id")]
    [TestCase("client_secret", "wrong", "bad_client_secret")]
    [TestCase("client_secret", null, "bad_client_secret")]
    [TestCase("code", "wrong", "invalid_code")]
    [TestCase("code", null, "invalid_code")]
    [TestCase("redirect_uri", "https://bot.example.com/other", "bad_redirect_uri")]
    [TestCase("redirect_uri", null, "bad_redirect_uri")]
    [TestCase("grant_type", "password", "invalid_grant_type")]
    [TestCase("code_verifier", Verifier, "invalid_code_verifier")]
    public async Task A_mistake_gets_the_documented_error_and_leaves_the_code(string name, string? value, string error)
    {
        var code = await CodeAsync(Authorize());
        Assert.That(await RefusedAsync(code, others: (name, value)), Is.EqualTo(error));
        await ExchangeAsync(code);
    }

    [Test]
    public async Task A_redirect_URL_that_was_not_sent_is_not_repeated()
    {
        App.RedirectUrls = [new Uri(Redirect)];
        var code = await CodeAsync(Authorize(others: [("redirect_uri", null)]));
        Assert.That(await RefusedAsync(code), Is.EqualTo("bad_redirect_uri"));
        await ExchangeAsync(code, others: ("redirect_uri", null));
    }

    [Test]
    public async Task A_code_with_a_challenge_needs_the_verifier()
    {
        var code = await CodeAsync(Authorize(others: [("code_challenge", Challenge), ("code_challenge_method", "S256")]));
        Assert.That(await RefusedAsync(code), Is.EqualTo("invalid_code_verifier"));
        Assert.That(await RefusedAsync(code, others: ("code_verifier", "wrong")), Is.EqualTo("invalid_code_verifier"));
        Assert.That(await RefusedAsync(code, others: [("code_verifier", Verifier), ("client_secret", null)]), Is.EqualTo("bad_client_secret"));
        await ExchangeAsync(code, others: ("code_verifier", Verifier));
    }

    [Test]
    public async Task An_app_without_PKCE_may_send_no_verifier()
    {
        App.UsesPkce = false;
        var code = await CodeAsync(Authorize(others: [("code_challenge", Challenge), ("code_challenge_method", "S256")]));
        Assert.That(await RefusedAsync(code, others: ("code_verifier", Verifier)), Is.EqualTo("pkce_not_allowed"));
    }

    [Test]
    public async Task A_request_without_scopes_gets_no_tokens()
    {
        Assert.That(await RefusedAsync(await CodeAsync(Authorize(""))), Is.EqualTo("no_scopes"));
        Assert.That(await RefusedAsync(await CodeAsync(Authorize("")), "oauth.v2.user.access"), Is.EqualTo("no_scopes"));
        Assert.That(await RefusedAsync(await CodeAsync(Authorize("chat:write")), "oauth.v2.user.access"), Is.EqualTo("no_user_scopes"));
    }

    [Test]
    public async Task A_code_of_another_page_is_refused()
    {
        var signIn = await CodeAsync(Authorize("openid", "/openid/connect/authorize", ("response_type", "code")));
        Assert.That(await RefusedAsync(signIn), Is.EqualTo("oauth_authorization_url_mismatch"));
        Assert.That(await RefusedAsync(signIn, "oauth.v2.user.access"), Is.EqualTo("oauth_authorization_url_mismatch"));
        Assert.That(await RefusedAsync(await CodeAsync(Authorize()), "openid.connect.token"), Is.EqualTo("oauth_authorization_url_mismatch"));
    }

    [Test]
    public async Task A_user_token_comes_alone_from_its_own_page()
    {
        var code = await CodeAsync(Authorize("search:read", "/oauth/v2_user/authorize"), new FakeApproval { PlaceId = Acme, UserId = "U0ADA" });
        var response = await ExchangeAsync(code, "oauth.v2.user.access");
        Assert.That(((string?)response["token_type"], (string?)response["user_id"], (string?)response["scope"], (string?)response["team"]!["id"]), Is.EqualTo(("user", "U0ADA", "search:read", Acme)));
        Assert.That((string?)(await CallAsync("auth.test", response["access_token"]))["user_id"], Is.EqualTo("U0ADA"));
    }

    [TestCase("client_id", "1.2", "invalid_client_id")]
    [TestCase("client_secret", "wrong", "bad_client_secret")]
    [TestCase("code", "wrong", "invalid_code")]
    [TestCase("code_verifier", "wrong", "invalid_code")]
    [TestCase("redirect_uri", "https://bot.example.com/other", "bad_redirect_uri")]
    [TestCase("grant_type", "password", "invalid_grant_type")]
    [TestCase("grant_type", "refresh_token", "invalid_refresh_token")]
    public async Task A_mistake_for_a_user_token_gets_the_documented_error(string name, string? value, string error) =>
        Assert.That(await RefusedAsync(await CodeAsync(Authorize("search:read", "/oauth/v2_user/authorize")), "oauth.v2.user.access", (name, value)), Is.EqualTo(error));

    [Test]
    public async Task A_further_installation_adds_scopes_to_the_same_token()
    {
        var first = await InstallAsync(scope: "chat:write");
        var second = await InstallAsync(scope: "users:read");
        Assert.That(((string?)second["access_token"], (string?)second["scope"]), Is.EqualTo(((string?)first["access_token"], "chat:write,users:read")));
        Assert.That((bool?)(await CallAsync("users.list", first["access_token"]))["ok"], Is.True);
    }

    [Test]
    public async Task An_incoming_webhook_posts_in_the_chosen_channel()
    {
        var code = await CodeAsync(Authorize("incoming-webhook"), new FakeApproval { PlaceId = Acme, ChannelId = "C0ACME" });
        var webhook = (await ExchangeAsync(code))["incoming_webhook"]!;
        Assert.That(((string?)webhook["channel"], (string?)webhook["channel_id"]), Is.EqualTo(("#general", "C0ACME")));
        using var http = new HttpClient(Slack.CreateHandler());
        using var posted = await http.PostAsync(new Uri((string)webhook["url"]!), new StringContent("""{"text":"hello"}"""));
        Assert.That(await posted.Content.ReadAsStringAsync(), Is.EqualTo("ok"));
        Assert.That(Slack.Workspaces[1].Channel("general").Messages[^1].Text, Is.EqualTo("hello"));
        Assert.That(() => CodeAsync(Authorize("incoming-webhook"), new FakeApproval { ChannelId = "C9" }), Throws.InvalidOperationException.With.Message.Contains("C9"));
    }

    [Test]
    public async Task An_organization_installs_the_app_for_all_its_workspaces()
    {
        var response = await InstallAsync("E0ACME", "chat:write,users:read");
        Assert.That((response["team"], (string?)response["enterprise"]!["name"], (bool?)response["is_enterprise_install"]), Is.EqualTo(((object?)null, "Acme Corp", true)));
        var token = response["access_token"];
        var test = await CallAsync("auth.test", token);
        Assert.That((test.ContainsKey("team_id"), (string?)test["enterprise_id"], (bool?)test["is_enterprise_install"], (string?)test["url"]), Is.EqualTo((false, "E0ACME", true, "https://acme-corp.enterprise.slack.com/")));

        await CallAsync("chat.postMessage", token, ("channel", "C0LAB"), ("text", "to the lab"));
        Assert.That(Slack.Workspaces[2].Channel("general").Messages[^1].Text, Is.EqualTo("to the lab"));
        Assert.That((string?)(await CallAsync("users.list", token, ("team_id", Lab)))["members"]![0]!["team_id"], Is.EqualTo(Lab));
        Assert.That((string?)(await CallAsync("users.list", token, ("team_id", "T0FAKETEAM")))["error"], Is.EqualTo("team_access_not_granted"));

        Assert.That(await RefusedAsync(await CodeAsync(Authorize(), new FakeApproval { PlaceId = Acme })), Is.EqualTo("cannot_install_an_org_installed_app"));
    }
}
