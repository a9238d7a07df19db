using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using SlackGen.AspNetCore.Authentication.Tests.Support;

namespace SlackGen.AspNetCore.Authentication.Tests;

/// <summary>A sign-in that fails says why to the program, and reveals nothing.</summary>
[Category("Slow")]
public sealed class SignInFailureTests
{
    private const string Token = "openid.connect.token", UserInfo = "openid.connect.userInfo";

    [Test]
    public async Task A_user_who_cancels_is_not_signed_in()
    {
        await using var host = await SignInHost.StartAsync();
        using var visitor = host.Visit();

        using var response = await visitor.ReturnAsync(await host.Slack.Apps.CancelAsync(await visitor.BeginAsync()));

        AssertFailed(host, response, "access_denied");
        Assert.That(host.Slack.RequestsTo(Token), Is.Empty);
    }

    [Test]
    public async Task A_user_who_cancels_is_sent_to_the_page_of_the_program()
    {
        await using var host = await SignInHost.StartAsync(configureOpenIdConnect: o => o.AccessDeniedPath = "/cancelled");
        using var visitor = host.Visit();

        using var response = await visitor.ReturnAsync(await host.Slack.Apps.CancelAsync(await visitor.BeginAsync()));

        Assert.That(new Uri(host.Address, response.Headers.Location!).AbsolutePath, Is.EqualTo("/cancelled"));
    }

    [TestCase(null)]
    [TestCase("AAAA")]
    public async Task A_state_of_nobody_is_refused(string? state)
    {
        await using var host = await SignInHost.StartAsync();
        using var visitor = host.Visit();

        using var response = await visitor.ReturnAsync(Visitor.With(await visitor.AllowAsync(await visitor.BeginAsync()), "state", state));

        AssertFailed(host, response, "message.State");
        Assert.That(host.Slack.RequestsTo(Token), Is.Empty, "the code is not exchanged");
    }

    [Test]
    public async Task The_state_of_another_browser_is_refused()
    {
        await using var host = await SignInHost.StartAsync();
        using var attacker = host.Visit();
        using var victim = host.Visit();
        await victim.BeginAsync();

        using var response = await victim.ReturnAsync(await attacker.AllowAsync(await attacker.BeginAsync()));

        AssertFailed(host, response, "Correlation failed");
        Assert.That(host.Slack.RequestsTo(Token), Is.Empty, "the code is not exchanged");
    }

    [TestCase(null)]
    [TestCase("639000000000000000.bm9uY2U")]
    public async Task An_ID_token_without_the_nonce_is_refused(string? nonce) =>
        await AssertRefusedAsync("nonce", change: url => Visitor.With(url, "nonce", nonce));

    [Test]
    public async Task An_ID_token_that_has_expired_is_refused() =>
        await AssertRefusedAsync("IDX10223", time: new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(-1)));

    [Test]
    public async Task A_user_of_another_workspace_is_refused()
    {
        var validated = 0;
        await using var host = await SignInHost.StartAsync(o => o.TeamId = SignInHost.Acme, o => o.Events.OnTokenValidated = _ =>
        {
            validated++;
            return Task.CompletedTask;
        });
        using var visitor = host.Visit();

        Assert.That(await visitor.SignInAsync(SignInHost.FirstTeam, url => Visitor.With(url, "team", null)), Is.Null);

        Assert.That(host.Failure!.ToString(), Does.Contain($"belongs to another workspace than {SignInHost.Acme}"));
        Assert.That(validated, Is.Zero, "the program does not see the user");
    }

    [Test]
    public async Task A_wrong_client_secret_is_refused() =>
        await AssertRefusedAsync("Slack did not exchange the code for tokens: bad_client_secret.", configure: o => o.ClientSecret = "a-wrong-client-secret");

    [Test]
    public async Task A_failure_with_status_200_is_no_success() =>
        await AssertRefusedAsync("Slack did not exchange the code for tokens: invalid_code.", prepare: (host, _) => host.Slack.On(Token).ReplyError("invalid_code"));

    [Test]
    public async Task A_failure_that_is_no_code_is_not_repeated() => await AssertRefusedAsync(
        "Slack did not exchange the code for tokens: unknown_error.",
        prepare: (host, _) => host.Slack.On(Token).ReplyBytes("""{"ok":false,"error":"<b>secret</b>"}"""u8.ToArray(), "application/json"));

    [Test]
    public async Task A_response_without_an_ID_token_is_refused() => await AssertRefusedAsync(
        "Slack's response to the code has no ID token.",
        prepare: (host, _) => host.Slack.On(Token).Reply(new { access_token = "xoxp-1", token_type = "Bearer" }));

    [TestCase(200)]
    [TestCase(503)]
    public async Task An_HTML_page_is_refused(int status) => await AssertRefusedAsync(
        $"Failed to parse token response body as JSON. Status Code: {status}",
        prepare: (host, _) =>
        {
            if (status == 200)
            {
                host.Slack.On(Token).ReplyBytes(Encoding.UTF8.GetBytes("<html><body>Down for maintenance</body></html>"), "text/html");
            }
            else
            {
                host.Slack.On(Token).Fault(Fault.Status(status));
            }
        });

    [Test]
    public async Task A_redirect_does_not_get_the_client_secret()
    {
        await using var host = await SignInHost.StartAsync();
        using var visitor = host.Visit();
        host.Slack.On(Token).Fault(Fault.Redirect(new Uri(host.Slack.BaseAddress, "api.test").AbsoluteUri, 307));

        Assert.That(await visitor.SignInAsync(), Is.Null);

        Assert.That(host.Failure!.ToString(), Does.Contain("307"));
        Assert.That(host.Slack.RequestsTo("api.test"), Is.Empty);
    }

    [Test]
    public async Task A_failure_of_userInfo_is_no_success() => await AssertRefusedAsync(
        "Slack did not say who the user is: token_revoked.",
        configureOpenIdConnect: o => o.GetClaimsFromUserInfoEndpoint = true,
        prepare: (host, _) => host.Slack.On(UserInfo).ReplyError("token_revoked"));

    [Test]
    public async Task An_ID_token_without_a_signature_is_refused() => await AssertForgedAsync(null, "IDX10504");

    [Test]
    public async Task An_ID_token_with_the_signature_of_another_is_refused() => await AssertForgedAsync(IdToken.NewKey(), "SecurityTokenSignatureKeyNotFoundException");

    [Test]
    public async Task An_ID_token_with_another_algorithm_is_refused()
    {
        var key = IdToken.NewKey(SecurityAlgorithms.RsaSha512);
        await AssertForgedAsync(key, "IDX10511", trusted: key.Key);
    }

    [TestCase(SlackClaimTypes.TeamId)]
    [TestCase(SlackClaimTypes.UserId)]
    public async Task An_ID_token_that_does_not_say_who_is_refused(string claim) =>
        await AssertForgedAsync("Slack's ID token lacks the claim", token => token.Claims.Remove(claim));

    [Test]
    public async Task An_ID_token_for_another_app_is_refused() => await AssertForgedAsync("IDX10214", token => token.Audience = "111.222");

    [Test]
    public async Task An_ID_token_of_another_issuer_is_refused() => await AssertForgedAsync("IDX10205", token => token.Issuer = "https://slack.example.com");

    [Test]
    public async Task An_ID_token_in_which_nothing_is_wrong_is_accepted()
    {
        var key = IdToken.NewKey();
        await using var host = await SignInHost.StartAsync(configureOpenIdConnect: o => o.TokenValidationParameters.IssuerSigningKey = key.Key);
        using var visitor = host.Visit();
        var authorize = await visitor.BeginAsync();
        host.Slack.On(Token).Reply(new { access_token = "xoxp-1", token_type = "Bearer", id_token = IdToken.Create(host, authorize, key, null) });

        using var response = await visitor.ReturnAsync(await visitor.AllowAsync(authorize));

        Assert.That((response.StatusCode, host.Failure), Is.EqualTo((HttpStatusCode.Redirect, (Exception?)null)));
    }

    [Test]
    public async Task No_log_or_exception_has_a_secret()
    {
        foreach (var (prepare, succeeds) in new (Action<SignInHost> Prepare, bool Succeeds)[]
        {
            (_ => { }, true),
            (host => host.Slack.On(Token).ReplyError("invalid_code"), false),
            (host => host.Slack.On(Token).ReplyBytes("""{"ok":true,"access_token":"xoxp-of-the-user","id_token":"eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl"}"""u8.ToArray(), "application/json"), false),
            (host => host.Slack.On(Token).ReplyBytes("<html>xoxp-of-the-user</html>"u8.ToArray(), "text/html"), false),
        })
        {
            await using var host = await SignInHost.StartAsync();
            prepare(host);
            using var visitor = host.Visit();
            var callback = await visitor.AllowAsync(await visitor.BeginAsync());
            using var response = await visitor.ReturnAsync(callback);

            Assert.That(host.Failure is null, Is.EqualTo(succeeds), host.Failure?.ToString());
            var sent = host.Slack.RequestsTo(Token).Single().Arguments;
            string[] secrets = [host.Identity.ClientSecret, (string)sent["code"]!, "xoxp-", "eyJ", "c2lnbmF0dXJl"];
            foreach (var secret in secrets)
            {
                Assert.That(host.Log.Text + host.Failure, Does.Not.Contain(secret));
            }

            // At the level Debug, the framework logs the URL of Slack's page.
            var state = Visitor.Query(callback)["state"];
            Assert.That(host.Log.Entries.Where(e => e.Level > LogLevel.Debug && e.Text.Contains(state, StringComparison.Ordinal)), Is.Empty);
        }
    }

    private static void AssertFailed(SignInHost host, HttpResponseMessage response, string reason)
    {
        Assert.That((response.StatusCode, response.Headers.Location), Is.EqualTo((HttpStatusCode.InternalServerError, (Uri?)null)));
        Assert.That(host.Failure!.ToString(), Does.Contain(reason));
    }

    /// <summary>Signs in with an ID token of a trusted key, in which something is wrong.</summary>
    private static Task AssertForgedAsync(string reason, Action<SecurityTokenDescriptor> change)
    {
        var key = IdToken.NewKey();
        return AssertForgedAsync(key, reason, key.Key, change);
    }

    /// <summary>Signs in with an ID token that the fake has not written.</summary>
    private static Task AssertForgedAsync(SigningCredentials? credentials, string reason, SecurityKey? trusted = null, Action<SecurityTokenDescriptor>? change = null) => AssertRefusedAsync(
        reason,
        configureOpenIdConnect: o => o.TokenValidationParameters.IssuerSigningKey = trusted,
        prepare: (host, authorize) => host.Slack.On(Token).Reply(new { access_token = "xoxp-1", token_type = "Bearer", id_token = IdToken.Create(host, authorize, credentials, change) }));

    private static async Task AssertRefusedAsync(
        string reason,
        Action<SlackAuthenticationOptions>? configure = null,
        Action<OpenIdConnectOptions>? configureOpenIdConnect = null,
        TimeProvider? time = null,
        Func<Uri, Uri>? change = null,
        Action<SignInHost, Uri>? prepare = null)
    {
        await using var host = await SignInHost.StartAsync(configure, configureOpenIdConnect, time);
        using var visitor = host.Visit();
        var authorize = await visitor.BeginAsync();
        prepare?.Invoke(host, authorize);

        using var response = await visitor.ReturnAsync(await visitor.AllowAsync(change?.Invoke(authorize) ?? authorize));

        AssertFailed(host, response, reason);
    }
}
