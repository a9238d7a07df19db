using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Testing.Tests.Installing;

public sealed class AuthorizePageTests : InstallingTests
{
    [Test]
    public async Task The_page_shows_the_app_its_scopes_and_the_workspaces()
    {
        var (status, html) = await GetAsync(Authorize("chat:write,commands", others: [("user_scope", "search:read")]));
        Assert.That(status, Is.EqualTo(200), html);
        Assert.That(WebUtility.HtmlDecode(html), Does.Contain("fake_bot requests access").And.Contain("<code>commands</code>").And.Contain("<code>search:read</code>")
            .And.Contain("label=\"Ghostbusters\"").And.Contain("label=\"Acme\"").And.Contain("label=\"Acme Corp (all workspaces)\"").And.Contain("@ada"));
        Assert.That(html, Does.Not.Contain("@clortho").And.Not.Contain("@barrett").And.Not.Contain("@buildbot").And.Not.Contain("<script"));
    }

    [Test]
    public async Task Allow_returns_with_a_code_and_the_state()
    {
        var redirect = await Slack.Apps.ApproveAsync(Authorize());
        var query = QueryHelpers.ParseQuery(redirect.Query);
        Assert.That(redirect.GetLeftPart(UriPartial.Path), Is.EqualTo(Redirect));
        Assert.That((query["state"].ToString(), query["code"].ToString().Length), Is.EqualTo(("s 1", 75)));
    }

    [Test]
    public async Task Cancel_returns_with_an_error_and_the_state() =>
        Assert.That((await Slack.Apps.CancelAsync(Authorize())).AbsoluteUri, Is.EqualTo(Redirect + "?error=access_denied&state=s%201"));

    [Test]
    public async Task A_query_of_the_redirect_URL_stays() =>
        Assert.That((await Slack.Apps.CancelAsync(Authorize(others: [("redirect_uri", Redirect + "?a=1"), ("state", null)]))).AbsoluteUri, Is.EqualTo(Redirect + "?a=1&error=access_denied"));

    [Test]
    public async Task The_team_of_the_request_is_the_only_one()
    {
        var (_, html) = await GetAsync(Authorize(others: [("team", Acme)]));
        Assert.That(html, Does.Contain("T0ACME:U0ADA").And.Not.Contain("Ghostbusters"));
        Assert.That((await GetAsync(Authorize(others: [("team", "T0NOBODY")]))).Html, Does.Contain("Ghostbusters"), "an unknown one is ignored");
    }

    [TestCase("client_id", "1.2", "invalid_client_id")]
    [TestCase("client_id", null, "invalid_client_id")]
    [TestCase("scope", "chat:wriet", "invalid_scope")]
    [TestCase("user_scope", "openid", "invalid_scope")]
    [TestCase("redirect_uri", "http://bot.example.com/slack", "bad_redirect_uri")]
    [TestCase("redirect_uri", "slack/oauth", "bad_redirect_uri")]
    [TestCase("redirect_uri", "https://bot.example.com/slack#x", "bad_redirect_uri")]
    [TestCase("redirect_uri", "https://bot.example.com@evil.example.com/", null)]
    [TestCase("redirect_uri", "myapp://oauth", "bad_redirect_uri")]
    [TestCase("redirect_uri", null, "bad_redirect_uri")]
    [TestCase("code_challenge", "abc", "invalid_code_challenge_method")]
    public async Task A_mistake_shows_an_error_page_and_returns_nowhere(string name, string? value, string? error)
    {
        var (status, html) = await GetAsync(Authorize(others: [(name, value)]));
        Assert.That((status, html.Contains($"<code>{error ?? "bad_redirect_uri"}</code>", StringComparison.Ordinal)), Is.EqualTo((400, true)), html);
        Assert.That(() => Slack.Apps.ApproveAsync(Authorize(others: [(name, value)])), Throws.InvalidOperationException.With.Message.StartsWith("Slack shows an error: "));
    }

    [Test]
    public async Task Texts_of_the_request_are_no_markup()
    {
        var (_, html) = await GetAsync(Authorize("<b>\"x"));
        Assert.That(html, Does.Contain("&lt;b&gt;&quot;x").And.Not.Contain("<b>"));
        Assert.That((await GetAsync(Authorize(others: [("state", "\"><b>")]))).Html, Does.Not.Contain("<b>"));
    }

    [Test]
    public void A_choice_that_the_page_does_not_offer_fails() =>
        Assert.That(
            () => Slack.Apps.ApproveAsync(Authorize(), new FakeApproval { PlaceId = "T9" }),
            Throws.InvalidOperationException.With.Message.StartsWith("The page does not offer anybody in T9. It offers T0FAKETEAM:U0FAKEUSER, "));

    [Test]
    public async Task A_guest_signs_in_and_installs_nothing()
    {
        var signIn = Authorize("openid", "/openid/connect/authorize", ("response_type", "code"));
        Assert.That((await GetAsync(signIn)).Html, Does.Contain("@barrett"));
        Assert.That(() => Slack.Apps.ApproveAsync(Authorize(), new FakeApproval { UserId = "U5" }), Throws.InvalidOperationException);
    }

    [Test]
    public async Task The_page_cannot_be_framed_or_cached()
    {
        using var http = new HttpClient(Slack.CreateHandler());
        using var response = await http.GetAsync(Authorize());
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'none'").And.Contain("default-src 'none'"));
        Assert.That((response.Headers.GetValues("Referrer-Policy").Single(), response.Headers.CacheControl!.NoStore), Is.EqualTo(("same-origin", true)));
    }

    [Test]
    public async Task A_form_that_is_not_the_pages_own_is_refused()
    {
        using var http = new HttpClient(Slack.CreateHandler());
        using var nothing = await http.PostAsync(Authorize(), new FormUrlEncodedContent([]));
        using var foreign = await http.PostAsync(Authorize(), new FormUrlEncodedContent([new("decision", "allow"), new("account", "T9:U9")]));
        using var json = await http.PostAsync(Authorize(), new StringContent("{}"));
        using var put = await http.PutAsync(Authorize(), new StringContent("{}"));
        Assert.That(new[] { nothing.StatusCode, foreign.StatusCode, json.StatusCode, put.StatusCode }.Select(s => (int)s), Is.EqualTo(new[] { 400, 400, 400, 405 }));
    }

    [Test]
    public async Task A_fake_without_a_workspace_has_no_page()
    {
        await using var bare = await FakeSlack.StartAsync(o => o.IsInProcess = true);
        using var http = new HttpClient(bare.CreateHandler());
        using var response = await http.GetAsync(new Uri(bare.BaseAddress, "/oauth/v2/authorize"));
        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(() => bare.Apps, Throws.InvalidOperationException);
        Assert.That(bare.Workspaces, Is.Empty);
    }
}
