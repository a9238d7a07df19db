using SlackGen.Testing;

namespace SlackGen.Client.Tests.Odd;

/// <summary>Installing an app: its ID and secret travel as basic authentication, and no token goes along.</summary>
public sealed class OauthTests : FakeSlackTests
{
    [Test]
    public async Task The_secret_travels_in_the_header_only()
    {
        await Slack.Oauth.V2.AccessAsync(new() { ClientId = "2141029472.691202649728", ClientSecret = "e1b9e11d:fc", Code = "4724469134.46", RedirectUri = "https://example.com/?a=b" });

        var request = Fake.RequestsTo("oauth.v2.access").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.BodyText, Is.EqualTo("code=4724469134.46&redirect_uri=https%3A%2F%2Fexample.com%2F%3Fa%3Db"));
            Assert.That(request.PathAndQuery, Is.EqualTo("/api/oauth.v2.access"));
            Assert.That((string?)request.Arguments["client_id"], Is.EqualTo("2141029472.691202649728"));
            Assert.That((string?)request.Arguments["client_secret"], Is.EqualTo("e1b9e11d:fc"));
        }
    }

    [Test]
    public async Task An_installation_across_an_organization_has_no_workspace()
    {
        Fake.On("oauth.v2.access").Reply("""{"ok":true,"app_id":"A1","team":null,"enterprise":{"id":"E1","name":"Acme"},"is_enterprise_install":true}""", times: 1)
            .Reply("""{"ok":true,"app_id":"A1","team":{"id":"T1","name":"Team"},"enterprise":null,"is_enterprise_install":false}""");
        var request = new OauthV2AccessRequest { ClientId = "1.2", ClientSecret = "secret", Code = "c" };

        var organization = await Slack.Oauth.V2.AccessAsync(request);
        var workspace = await Slack.Oauth.V2.AccessAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((organization.Team, organization.Enterprise?.Id), Is.EqualTo(((NamedEntity?)null, "E1")));
            Assert.That((workspace.Team?.Id, workspace.Enterprise), Is.EqualTo(("T1", (NamedEntity?)null)));
        }
    }

    [Test]
    public async Task No_token_goes_along()
    {
        await Slack.Oauth.V2.AccessAsync(new() { ClientId = "1.2", ClientSecret = "secret", Code = "c" });
        await WithToken(null).Oauth.V2.AccessAsync(new() { ClientId = "1.2", ClientSecret = "secret", Code = "c" });

        Assert.That(Fake.RequestsTo("oauth.v2.access").Select(r => r.Token), Is.EqualTo(new string?[] { null, null }));
    }

    [Test]
    public async Task Without_a_secret_the_ID_is_an_argument()
    {
        await Slack.Oauth.V2.AccessAsync(new() { ClientId = "2141029472.691202649728", Code = "4724469134.46", CodeVerifier = "verifier" });

        Assert.That(
            Fake.RequestsTo("oauth.v2.access").Single().BodyText,
            Is.EqualTo("code=4724469134.46&code_verifier=verifier&client_id=2141029472.691202649728"));
    }

    [Test]
    public async Task A_refresh_token_buys_a_new_token()
    {
        Fake.On("oauth.v2.access").Reply(r => new { access_token = "xoxe.xoxb-2", refresh_token = "xoxe-2", expires_in = 43200, team = new { id = "T1" } });

        var response = await Slack.Oauth.V2.AccessAsync(new()
        {
            ClientId = "1.2",
            ClientSecret = "secret",
            GrantType = OauthGrantType.RefreshToken,
            RefreshToken = "xoxe-1",
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.AccessToken, Is.EqualTo("xoxe.xoxb-2"));
            Assert.That(response.ExpiresIn, Is.EqualTo(43200));
            Assert.That(Fake.RequestsTo("oauth.v2.access").Single().BodyText, Is.EqualTo("grant_type=refresh_token&refresh_token=xoxe-1"));
        }
    }

    [Test]
    public void A_used_code_is_an_error_of_the_method()
    {
        Fake.On("oauth.v2.access").ReplyError("invalid_code");

        Assert.That(
            async () => await Slack.Oauth.V2.AccessAsync(new() { ClientId = "1.2", ClientSecret = "secret", Code = "c" }),
            Throws.TypeOf<SlackApiException<OauthV2AccessError>>().With.Property("Error").EqualTo(OauthV2AccessError.InvalidCode)
                .And.Message.Not.Contains("secret"));
    }
}
