using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests.Installing;

/// <summary>An app whose manifest has redirect URLs, optional scopes, PKCE and rotation.</summary>
public sealed class AppManifestInstallTests : InstallingTests
{
    private const string Verifier = "secretpassword";
    private const string Challenge = "ldMBaaWcQYtSATMV_IG8mf3wp7A6EW80arYoSW80ntU";

    protected override void Configure(FakeSlackOptions options) => options.App.ReadManifest("""
        display_information: { name: Deploy & Co }
        features: { bot_user: { display_name: deploy } }
        oauth_config:
          redirect_urls: [https://bot.example.com/slack, myapp://oauth, http://localhost:3000/back]
          scopes: { bot: [chat:write, commands], bot_optional: [commands], user: [search:read, chat:write], user_optional: [search:read] }
          pkce_enabled: true
        settings: { token_rotation_enabled: true, org_deploy_enabled: false }
        """);

    [TestCase("https://bot.example.com/slack", true)]
    [TestCase("https://bot.example.com/slack/subdir/other", true)]
    [TestCase("https://bot.example.com/slackers", false)]
    [TestCase("https://bot.example.com/", false)]
    [TestCase("https://bot.example.com:8443/slack", false)]
    [TestCase("https://bot.example.com/slack/../bar", false)]
    [TestCase("https://other.example.com/slack", false)]
    [TestCase("http://127.0.0.1/slack", false)]
    public async Task A_redirect_URL_is_one_of_the_manifest_or_below_it(string url, bool isAccepted) =>
        Assert.That((await GetAsync(Authorize(others: [("redirect_uri", url)]))).Status, Is.EqualTo(isAccepted ? 200 : 400));

    [Test]
    public async Task The_first_redirect_URL_is_the_usual_one()
    {
        var url = await Slack.Apps.ApproveAsync(Authorize(others: [("redirect_uri", null)]));
        Assert.That(url.AbsoluteUri, Does.StartWith("https://bot.example.com/slack?code="));
    }

    [Test]
    public async Task An_optional_scope_can_be_refused()
    {
        var url = Authorize("chat:write,commands", others: [("user_scope", "search:read,chat:write")]);
        var both = await ExchangeAsync(await CodeAsync(url, new FakeApproval { PlaceId = Acme }));
        Assert.That(((string?)both["scope"], (string?)both["authed_user"]!["scope"]), Is.EqualTo(("chat:write,commands", "search:read,chat:write")));
        var less = await ExchangeAsync(await CodeAsync(url, new FakeApproval { PlaceId = Lab, RefusedScopes = ["commands", "search:read"] }));
        Assert.That(((string?)less["scope"], (string?)less["authed_user"]!["scope"]), Is.EqualTo(("chat:write", "chat:write")));
    }

    [Test]
    public async Task The_name_is_that_of_the_manifest_and_the_organization_is_not_offered()
    {
        var (_, html) = await GetAsync(Authorize());
        Assert.That(html, Does.Contain("Deploy &amp; Co requests access").And.Not.Contain("all workspaces"));
    }

    [Test]
    public async Task A_public_client_needs_no_secret_with_its_verifier()
    {
        var code = await CodeAsync(Authorize(others: [("code_challenge", Challenge), ("code_challenge_method", "S256")]));
        Assert.That(await RefusedAsync(code, others: ("client_secret", null)), Is.EqualTo("bad_client_secret"));
        Assert.That(await RefusedAsync(code, others: [("client_secret", null), ("code_verifier", "wrong")]), Is.EqualTo("invalid_code_verifier"));
        Assert.That((string?)(await ExchangeAsync(code, others: [("client_secret", null), ("code_verifier", Verifier)]))["token_type"], Is.EqualTo("bot"));
    }

    [TestCase("myapp://oauth")]
    [TestCase("http://localhost:3000/back")]
    public async Task A_program_on_a_desktop_gets_a_user_token_and_refreshes_it_without_a_secret(string redirect)
    {
        (string, string?)[] pkce = [("redirect_uri", redirect), ("code_challenge", Challenge), ("code_challenge_method", "S256")];
        Assert.That((await GetAsync(Authorize(others: pkce))).Html, Does.Contain("<code>invalid_scope</code>"), "a bot's scope");
        var code = await CodeAsync(Authorize("", others: [("user_scope", "chat:write"), .. pkce]));
        var user = (await ExchangeAsync(code, others: [("client_secret", null), ("code_verifier", Verifier), ("redirect_uri", redirect)]))["authed_user"]!;
        var refreshed = await AppCallAsync("oauth.v2.access", ("client_secret", null), ("grant_type", "refresh_token"), ("refresh_token", (string?)user["refresh_token"]));
        Assert.That((string?)refreshed["token_type"], Is.EqualTo("user"), refreshed.ToJsonString());
    }

    [Test]
    public async Task A_server_refreshes_with_its_secret()
    {
        var bot = await InstallAsync();
        JsonObject refused = await AppCallAsync("oauth.v2.access", ("client_secret", null), ("grant_type", "refresh_token"), ("refresh_token", (string?)bot["refresh_token"]));
        Assert.That((string?)refused["error"], Is.EqualTo("bad_client_secret"));
    }

    [TestCase("oauth_config: { redirect_urls: [slack/oauth] }", "slack-app.yaml(2,33): error: A redirect URL is absolute")]
    [TestCase("oauth_config: { redirect_urls: [\"https://a.example.com/#x\"] }", "slack-app.yaml(2,33): error: A redirect URL is absolute")]
    public void A_wrong_redirect_URL_is_an_error_with_its_place(string yaml, string message)
    {
        var error = Assert.Throws<ManifestException>(() => App.ReadManifest("display_information: { name: x }\n" + yaml));
        Assert.That(error!.Diagnostics.Single(), Does.StartWith(message));
    }
}
