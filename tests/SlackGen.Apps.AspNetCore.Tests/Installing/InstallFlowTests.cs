using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace SlackGen.Apps.AspNetCore.Tests.Installing;

/// <summary>A user installs the app: to Slack's page, back with a code, and the tokens are stored.</summary>
public sealed class InstallFlowTests
{
    [Test]
    public async Task The_user_is_sent_to_Slack_with_the_scopes_and_comes_back_to_a_page()
    {
        await using var app = await InstallHost.StartAsync();
        IReadOnlyDictionary<string, string>? sent = null;
        app.AddCode("code-1", exchanged: fields => sent = fields);

        var tab = await app.BeginAsync();
        using var response = await app.CompleteAsync(tab, "code-1");

        Assert.That(tab.Page.GetLeftPart(UriPartial.Path), Is.EqualTo("https://slack.com/oauth/v2/authorize"));
        var redirect = new Uri(app.Address, InstallHost.RedirectPath).AbsoluteUri;
        Assert.That(tab.Parameters.Where(p => p.Key != "state"), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["client_id"] = OAuthSlack.ClientId,
            ["scope"] = "chat:write,commands",
            ["user_scope"] = "search:read",
            ["redirect_uri"] = redirect,
        }));
        Assert.That(sent, Is.EquivalentTo(new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = "code-1", ["redirect_uri"] = redirect }), "the client secret is in a header");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var page = await response.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("The app is installed").And.Contain("Team &lt;T1&gt;").And.Contain("https://slack.com/app_redirect?app=A1&amp;team=T1").And.Not.Contain("<script").And.Not.Contain("xoxb"));
        var stored = (await app.Store.FindAsync(new SlackInstallationKey("A1", null, "T1"), default))!;
        Assert.That((stored.Token, stored.InstalledBy), Is.EqualTo(("xoxb-token-of-T1", "U7")));
    }

    [TestCase("?team=T123", "T123")]
    [TestCase("?team=T1%26scope%3Dadmin", null)]
    [TestCase("?team=", null)]
    public async Task A_workspace_can_be_preselected(string query, string? team)
    {
        await using var app = await InstallHost.StartAsync();

        Assert.That((await app.BeginAsync(query)).Parameters.GetValueOrDefault("team"), Is.EqualTo(team));
    }

    [Test]
    public async Task Another_installation_replaces_the_first_one()
    {
        await using var app = await InstallHost.StartAsync();
        app.AddCode("code-1");
        app.AddCode("code-2");

        var key = new SlackInstallationKey("A1", null, "T1");
        using var first = await app.CompleteAsync(await app.BeginAsync(), "code-1");
        var before = (await app.Store.FindAsync(key, default))!;
        using var second = await app.CompleteAsync(await app.BeginAsync(), "code-2");

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That((await app.Store.FindAsync(key, default))!.Version, Is.EqualTo(before.Version + 1));
    }

    [Test]
    public async Task The_token_of_a_new_installation_is_used_at_once()
    {
        await using var app = await InstallHost.StartAsync();
        app.AddCode("code-1");
        var key = new SlackInstallationKey("A1", null, "T1");
        await app.Store.TrySaveAsync(new SlackInstallation { Key = key, Token = app.Slack.Add("xoxb-first") }, default);
        app.Slack.Add("xoxb-token-of-T1");
        var installations = (ISlackInstallations)app.Host.Services.GetService(typeof(ISlackInstallations))!;
        var client = await installations.GetClientAsync<SlackClient>("T1");
        await client.CallAsync("auth.test");

        using var response = await app.CompleteAsync(await app.BeginAsync(), "code-1");
        await client.CallAsync("auth.test");

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb-first", "xoxb-token-of-T1" }));
    }

    [Test]
    public async Task Two_tabs_do_not_disturb_each_other()
    {
        await using var app = await InstallHost.StartAsync();
        app.AddCode("code-1", "T1");
        app.AddCode("code-2", "T2");
        var first = await app.BeginAsync();
        var second = await app.BeginAsync();

        using var one = await app.CompleteAsync(first, "code-1", second.Cookie);
        using var two = await app.CompleteAsync(second, "code-2");

        Assert.That((one.StatusCode, two.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Another_machine_with_the_same_keys_completes_it()
    {
        var keys = new EphemeralDataProtectionProvider();
        await using var first = await InstallHost.StartAsync(o => o.RedirectUri = new Uri("https://bot.example.com/slack/oauth_redirect"), keys);
        await using var second = await InstallHost.StartAsync(o => o.RedirectUri = new Uri("https://bot.example.com/slack/oauth_redirect"), keys);
        second.AddCode("code-1");

        using var response = await second.CompleteAsync(await first.BeginAsync(), "code-1");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task With_PKCE_the_verifier_is_in_the_exchange_and_its_hash_in_the_URL()
    {
        await using var app = await InstallHost.StartAsync(o => o.UsePkce = true);
        IReadOnlyDictionary<string, string>? sent = null;
        app.AddCode("code-1", exchanged: fields => sent = fields);

        var tab = await app.BeginAsync();
        using var response = await app.CompleteAsync(tab, "code-1");

        Assert.That(tab.Parameters["code_challenge_method"], Is.EqualTo("S256"));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(sent!["code_verifier"]))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.That(tab.Parameters["code_challenge"], Is.EqualTo(hash));
        Assert.That(sent["code_verifier"], Has.Length.InRange(43, 128));
        Assert.That(tab.Page.AbsoluteUri + tab.Cookie, Does.Not.Contain(sent["code_verifier"]));
    }

    [TestCase("http", false)]
    [TestCase("https", true)]
    public async Task The_cookie_belongs_to_the_redirect_URL_alone(string scheme, bool isSecure)
    {
        await using var app = await InstallHost.StartAsync(o => o.RedirectUri = new Uri($"{scheme}://bot.example.com/base/slack/oauth_redirect"));

        var attributes = (await app.BeginAsync()).SetCookie.Split("; ").Skip(1).Where(a => !a.StartsWith("expires", StringComparison.Ordinal));

        string[] expected = ["max-age=600", "path=/base/slack/oauth_redirect", "samesite=lax", "httponly"];
        Assert.That(attributes, Is.EquivalentTo(isSecure ? [.. expected, "secure"] : expected));
    }

    [TestCase(InstallHost.InstallPath)]
    [TestCase(InstallHost.RedirectPath)]
    public async Task No_response_is_cached_or_sent_on_as_a_referrer(string path)
    {
        await using var app = await InstallHost.StartAsync();

        using var response = await app.GetAsync(path);

        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(response.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
    }
}
