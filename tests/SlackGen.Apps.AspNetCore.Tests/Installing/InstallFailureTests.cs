using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Apps.AspNetCore.Tests.Installing;

/// <summary>An installation that fails says why to its user, and reveals nothing.</summary>
[Category("Slow")]
public sealed class InstallFailureTests
{
    private const string Code = "4724469134.4644010092847.232b4e6d82c333b475fc30f5f5a341d2";

    [Test]
    public async Task Without_a_state_nothing_is_exchanged()
    {
        await using var app = await InstallHost.StartAsync();
        app.AddCode(Code);
        var tab = await app.BeginAsync();

        await AssertInvalidAsync(app.GetAsync($"{InstallHost.RedirectPath}?code={Code}", tab.Cookie));
        await AssertInvalidAsync(app.GetAsync($"{InstallHost.RedirectPath}?code={Code}&state=", tab.Cookie));
        await AssertInvalidAsync(app.GetAsync($"{InstallHost.RedirectPath}?code={Code}&state=AAAA", tab.Cookie));
        await AssertInvalidAsync(app.GetAsync($"{InstallHost.RedirectPath}?code={Code}&state={Uri.EscapeDataString(tab.State)}&state=AAAA", tab.Cookie));
        Assert.That(await IsInstalledAsync(app), Is.False);
    }

    [Test]
    public async Task The_state_of_another_browser_is_refused()
    {
        await using var app = await InstallHost.StartAsync();
        app.AddCode(Code);
        var (victim, attacker) = (await app.BeginAsync(), await app.BeginAsync());
        var renamed = $"{attacker.Cookie.Split('=')[0]}={victim.Cookie.Split('=', 2)[1]}";

        await AssertInvalidAsync(app.GetAsync($"{InstallHost.RedirectPath}?code={Code}&state={Uri.EscapeDataString(attacker.State)}"));
        await AssertInvalidAsync(app.GetAsync($"{InstallHost.RedirectPath}?code={Code}&state={Uri.EscapeDataString(attacker.State)}", victim.Cookie));
        await AssertInvalidAsync(app.GetAsync($"{InstallHost.RedirectPath}?code={Code}&state={Uri.EscapeDataString(attacker.State)}", renamed));
        Assert.That(await IsInstalledAsync(app), Is.False);
    }

    [Test]
    public async Task The_state_of_other_keys_is_refused()
    {
        await using var app = await InstallHost.StartAsync();
        await using var other = await InstallHost.StartAsync();

        await AssertInvalidAsync(app.CompleteAsync(await other.BeginAsync(), Code));
    }

    [TestCase(599, true)]
    [TestCase(600, false)]
    public async Task A_state_is_valid_for_ten_minutes(int seconds, bool isValid)
    {
        await using var app = await InstallHost.StartAsync();
        app.AddCode(Code);
        var tab = await app.BeginAsync();

        app.Host.Time.Advance(TimeSpan.FromSeconds(seconds));
        using var response = await app.CompleteAsync(tab, Code);

        Assert.That(response.StatusCode, Is.EqualTo(isValid ? HttpStatusCode.OK : HttpStatusCode.BadRequest));
        Assert.That(await IsInstalledAsync(app), Is.EqualTo(isValid));
    }

    [Test]
    public async Task A_state_is_valid_once()
    {
        await using var app = await InstallHost.StartAsync();
        app.AddCode("first");
        app.AddCode("second", "T2");
        var tab = await app.BeginAsync();

        using var first = await app.CompleteAsync(tab, "first");

        Assert.That(first.Headers.GetValues("Set-Cookie").Single(), Does.StartWith(tab.Cookie.Split('=')[0] + "=;").And.Contain("path=" + InstallHost.RedirectPath), "the browser forgets it");
        await AssertInvalidAsync(app.CompleteAsync(tab, "second"), "a browser that keeps it cannot use it");
        Assert.That(await app.Store.FindAsync(Key, default), Is.Not.Null);
        Assert.That(await app.Store.FindAsync(Key with { TeamId = "T2" }, default), Is.Null);
    }

    [Test]
    public async Task A_user_who_cancels_reads_that_nothing_was_installed()
    {
        await using var app = await InstallHost.StartAsync();
        var tab = await app.BeginAsync();

        using var response = await app.GetAsync($"{InstallHost.RedirectPath}?error=access_denied&state={Uri.EscapeDataString(tab.State)}", tab.Cookie);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Installation cancelled").And.Contain("Nothing was installed.").And.Contain($"<a href=\"{InstallHost.InstallPath}\">Start again</a>"));
        Assert.That(app.Log, Does.Contain("was cancelled by its user"));
    }

    [TestCase("invalid_scope", "invalid_scope")]
    [TestCase("<script>alert(1)</script>", "unknown_error")]
    public async Task An_error_of_Slack_is_shown_if_it_is_a_code(string error, string shown)
    {
        await using var app = await InstallHost.StartAsync();
        var tab = await app.BeginAsync();

        using var response = await app.GetAsync($"{InstallHost.RedirectPath}?error={Uri.EscapeDataString(error)}&state={Uri.EscapeDataString(tab.State)}", tab.Cookie);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain($"Slack refused the installation: {shown}.").And.Not.Contain("alert"));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; style-src 'sha256-").And.Contain("frame-ancestors 'none'"));
    }

    [Test]
    public async Task A_code_is_required()
    {
        await using var app = await InstallHost.StartAsync();
        var tab = await app.BeginAsync();

        using var response = await app.GetAsync($"{InstallHost.RedirectPath}?state={Uri.EscapeDataString(tab.State)}", tab.Cookie);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Slack sent no code."));
    }

    [Test]
    public async Task A_code_that_Slack_does_not_exchange_fails_and_is_in_no_log()
    {
        await using var app = await InstallHost.StartAsync(o => o.UsePkce = true);
        string? verifier = null;
        app.Slack.AddCode(Code, fields =>
        {
            verifier = fields["code_verifier"];
            return """{"ok":false,"error":"invalid_code_verifier"}""";
        });
        var tab = await app.BeginAsync();

        using var response = await app.CompleteAsync(tab, Code);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Slack did not confirm the installation.").And.Not.Contain(Code));
        Assert.That(app.Log, Does.Contain("the code could not be exchanged").And.Contain("invalid_code_verifier"));
        foreach (var secret in new[] { Code, verifier!, tab.State, tab.Cookie.Split('=', 2)[1], OAuthSlack.ClientSecret })
        {
            Assert.That(app.Log, Does.Not.Contain(secret));
        }
    }

    [Test]
    public async Task Another_app_is_not_stored()
    {
        await using var app = await InstallHost.StartAsync();
        app.Slack.AddCode(Code, _ => """{"ok":true,"app_id":"A2","access_token":"xoxb-of-another-app","team":{"id":"T1"},"authed_user":{"id":"U7"}}""");

        using var response = await app.CompleteAsync(await app.BeginAsync(), Code);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(app.Log, Does.Contain("Slack installed the app A2, but AppId is A1.").And.Not.Contain("xoxb-of-another-app"));
    }

    [Test]
    public async Task A_store_that_fails_is_said_and_its_secrets_are_not()
    {
        await using var app = await InstallHost.StartAsync(store: new FailingStore());
        app.AddCode(Code);

        using var response = await app.CompleteAsync(await app.BeginAsync(), Code);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("could not store the installation"));
        Assert.That(app.Log, Does.Contain("it could not be stored").And.Not.Contain("xoxb-token-of-T1").And.Not.Contain(Code));
    }

    [Test]
    public async Task The_pages_can_be_replaced_by_URLs()
    {
        await using var app = await InstallHost.StartAsync(o => (o.SuccessUrl, o.FailureUrl) = ("/welcome", "https://example.com/sorry?from=slack"));
        app.AddCode(Code);

        using var success = await app.CompleteAsync(await app.BeginAsync(), Code);
        using var failure = await app.GetAsync(InstallHost.RedirectPath);

        Assert.That(success.Headers.Location?.OriginalString, Is.EqualTo("/welcome"));
        Assert.That(failure.Headers.Location?.OriginalString, Is.EqualTo("https://example.com/sorry?from=slack&reason=InvalidState"));
    }

    [TestCase("/sorry#why", "/sorry?reason=InvalidState#why")]
    [TestCase("/sorry?from=slack#/a?b", "/sorry?from=slack&reason=InvalidState#/a?b")]
    public async Task The_reason_is_in_front_of_the_fragment(string url, string location)
    {
        await using var app = await InstallHost.StartAsync(o => o.FailureUrl = url);

        using var failure = await app.GetAsync(InstallHost.RedirectPath);

        Assert.That(failure.Headers.Location?.OriginalString, Is.EqualTo(location));
    }

    [Test]
    public async Task The_page_of_Slack_may_have_a_query()
    {
        await using var app = await InstallHost.StartAsync(o => o.AuthorizeUri = new Uri("https://gateway.example/authorize?tenant=7"));

        var tab = await app.BeginAsync();

        Assert.That(tab.Page.AbsoluteUri, Does.StartWith("https://gateway.example/authorize?tenant=7&client_id="));
        Assert.That(tab.Parameters["state"], Is.Not.Empty);
    }

    [Test]
    public async Task The_pages_can_be_replaced_by_delegates()
    {
        await using var app = await InstallHost.StartAsync(o =>
        {
            o.OnSuccess = (context, installed) => context.Response.WriteAsync($"Hello {installed[0].Name}");
            o.OnFailure = (context, failure) => context.Response.WriteAsync($"{failure.Reason} {failure.Status}");
        });
        app.AddCode(Code);

        using var success = await app.CompleteAsync(await app.BeginAsync(), Code);
        using var failure = await app.GetAsync(InstallHost.RedirectPath);

        Assert.That(await success.Content.ReadAsStringAsync(), Is.EqualTo("Hello Team <T1>"));
        Assert.That(await failure.Content.ReadAsStringAsync(), Is.EqualTo("InvalidState 400"));
    }

    [Test]
    public async Task The_URLs_may_be_in_a_group()
    {
        await using var app = await InstallHost.StartAsync(map: a => a.MapGroup("/bots").MapSlackInstall("/install", "/redirect"));

        using var response = await app.GetAsync("/bots/install");

        Assert.That(Uri.UnescapeDataString(response.Headers.Location!.Query), Does.Contain(new Uri(app.Address, "/bots/redirect").AbsoluteUri));
        Assert.That(response.Headers.GetValues("Set-Cookie").Single(), Does.Contain("path=/bots/redirect"));
    }

    private static SlackInstallationKey Key { get; } = new("A1", null, "T1");

    private static async Task<bool> IsInstalledAsync(InstallHost app) => await app.Store.FindAsync(Key, default) is not null;

    private static async Task AssertInvalidAsync(Task<HttpResponseMessage> sent, string because = "")
    {
        using var response = await sent;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), because);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("This installation was not begun in this browser, was begun more than 10 minutes ago, or was completed before. Start again."));
    }

    private sealed class FailingStore : ISlackInstallationStore
    {
        public ValueTask<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken) => new((SlackInstallation?)null);

        public ValueTask<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"INSERT ('{installation.Token}') failed.");

        public ValueTask<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken) => new([]);

        public ValueTask<bool> DeleteAsync(SlackInstallationKey key, long? version, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<SlackInstallation> ListAsync(string appId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
