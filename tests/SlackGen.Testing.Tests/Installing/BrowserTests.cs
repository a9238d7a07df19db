using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Testing.Tests.Installing;

/// <summary>A person goes from the app's page to Slack and back.</summary>
public sealed class BrowserTests : InstallingTests
{
    private string? redirectsTo;

    [SetUp]
    public void Forget() => redirectsTo = null;

    [Test]
    public async Task Install_comes_back_to_the_app_with_its_cookie()
    {
        await using var app = await HttpServer.StartAsync(0, ServeAsync);
        var result = await Slack.Apps.InstallAsync(new Uri(app.Address, "/slack/install"), new FakeApproval { PlaceId = Acme });
        Assert.That((result.StatusCode, result.Text), Is.EqualTo((200, "code True, cookie s1, state s1")));
        Assert.That(result.Url.AbsoluteUri, Is.EqualTo(new Uri(app.Address, "/slack/oauth_redirect").AbsoluteUri), "without the code");
    }

    [Test]
    public async Task Cancel_comes_back_too()
    {
        await using var app = await HttpServer.StartAsync(0, ServeAsync);
        var result = await Slack.Apps.CancelInstallAsync(new Uri(app.Address, "/slack/install"));
        Assert.That(result.Text, Is.EqualTo("code False, cookie s1, state s1"));
    }

    [Test]
    public async Task An_app_that_never_leads_to_the_fake_fails()
    {
        await using var app = await HttpServer.StartAsync(0, ServeAsync);
        Assert.That(
            () => Slack.Apps.InstallAsync(new Uri(app.Address, "/slack/oauth_redirect")),
            Throws.InvalidOperationException.With.Message.Contains("responds with status 200 and does not redirect to the fake at https://slack.test/api/"));
        redirectsTo = "/slack/install";
        Assert.That(() => Slack.Apps.InstallAsync(new Uri(app.Address, "/slack/install")), Throws.InvalidOperationException.With.Message.StartsWith("There are more than 10 redirects."));
    }

    private async Task ServeAsync(HttpContext http, CancellationToken stopping)
    {
        var own = $"http://{http.Request.Host}/slack/oauth_redirect";
        if (http.Request.Path == "/slack/install")
        {
            http.Response.Headers.SetCookie = "nonce=s1; Path=/slack; HttpOnly; SameSite=Lax";
            http.Response.Redirect(redirectsTo ?? Authorize(others: [("redirect_uri", own), ("state", "s1")]).AbsoluteUri);
            return;
        }

        var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value);
        await http.Response.WriteAsync($"code {query.ContainsKey("code")}, cookie {http.Request.Cookies["nonce"]}, state {query.GetValueOrDefault("state")}", stopping);
    }
}
