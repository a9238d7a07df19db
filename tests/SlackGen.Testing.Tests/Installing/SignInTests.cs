using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests.Installing;

[Category("Slow")]
public sealed class SignInTests : InstallingTests
{
    private const string Page = "/openid/connect/authorize";
    private const string Method = "openid.connect.token";
    private const string Verifier = "a-verifier-of-forty-three-characters-or-more-in-all";

    [Test]
    public async Task An_ID_token_is_signed_and_says_who_the_person_is()
    {
        var response = await SignInAsync("openid email profile");
        Assert.That(((string?)response["token_type"], response.ContainsKey("scope")), Is.EqualTo(("Bearer", false)));
        var parts = ((string)response["id_token"]!).Split('.');
        var key = JsonNode.Parse((await GetAsync(new Uri(Slack.BaseAddress, "/openid/connect/keys"))).Html)!["keys"]![0]!;
        using var rsa = RSA.Create(new RSAParameters { Modulus = Decode((string)key["n"]!), Exponent = Decode((string)key["e"]!) });
        Assert.That(rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), Is.True);

        var header = JsonNode.Parse(Decode(parts[0]))!;
        Assert.That(((string?)header["alg"], (string?)header["kid"]), Is.EqualTo(("RS256", (string?)key["kid"])));
        var claims = JsonNode.Parse(Decode(parts[1]))!;
        Assert.That(((string?)claims["iss"], (string?)claims["aud"], (string?)claims["nonce"], (string?)claims["sub"]), Is.EqualTo(("https://slack.test", App.ClientId, "n1", "U0ADA")));
        Assert.That((long)claims["exp"]! - (long)claims["iat"]!, Is.EqualTo(300));
        Assert.That((string?)claims["at_hash"], Is.EqualTo(Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes((string)response["access_token"]!))[..16]).TrimEnd('=').Replace('+', '-').Replace('/', '_')));
        Assert.That(((string?)claims["https://slack.com/team_id"], (string?)claims["name"], (bool?)claims["email_verified"]), Is.EqualTo((Acme, "Ada Lovelace", true)));
    }

    [Test]
    public async Task The_token_returns_the_person_as_far_as_its_scopes_allow()
    {
        var whole = await CallAsync("openid.connect.userInfo", (await SignInAsync("openid,email,profile"))["access_token"]);
        Assert.That(((string?)whole["sub"], (string?)whole["given_name"], (string?)whole["https://slack.com/team_domain"], (string?)whole["https://slack.com/enterprise_name"]), Is.EqualTo(("U0ADA", "Ada", "acme", "Acme Corp")));
        Assert.That((string?)whole["email"], Does.Contain("@"));

        var less = await CallAsync("openid.connect.userInfo", (await SignInAsync("openid", Lab))["access_token"]);
        Assert.That(((string?)less["https://slack.com/team_id"], less.ContainsKey("email"), less.ContainsKey("name")), Is.EqualTo((Lab, false, false)));
        Assert.That((string?)(await CallAsync("openid.connect.userInfo", FakeSlack.BotToken))["error"], Is.EqualTo("not_allowed_token_type"));
    }

    [Test]
    public async Task The_configuration_names_the_endpoints_of_the_fake()
    {
        var configuration = JsonNode.Parse((await GetAsync(new Uri(Slack.BaseAddress, "/.well-known/openid-configuration"))).Html)!;
        Assert.That(((string?)configuration["issuer"], (string?)configuration["token_endpoint"]), Is.EqualTo(("https://slack.test", new Uri(Slack.BaseAddress, Method).AbsoluteUri)));
        Assert.That((await GetAsync(new Uri((string)configuration["jwks_uri"]!))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Signing_in_installs_nothing()
    {
        await SignInAsync("openid");
        Assert.That(Slack.Workspaces[1].State.Authorizations, Is.Empty);
    }

    [Test]
    public async Task Tokens_of_signing_in_rotate_too()
    {
        App.RotatesTokens = true;
        var first = await SignInAsync("openid");
        var second = await RefreshAsync(first["refresh_token"], Method);
        Assert.That(((int?)second["expires_in"], (string?)second["token_type"], await ErrorOfAsync(second["access_token"])), Is.EqualTo((43_200, "Bearer", (string?)null)));
        Assert.That((string?)(await RefreshAsync("wrong", Method))["error"], Is.EqualTo("invalid_refresh_token"));
    }

    [TestCase("client_id", "1.2", "invalid_client_id")]
    [TestCase("client_secret", "wrong", "bad_client_secret")]
    [TestCase("code", "wrong", "invalid_code")]
    [TestCase("code", null, "invalid_request")]
    [TestCase("redirect_uri", null, "bad_redirect_uri")]
    [TestCase("grant_type", "password", "invalid_grant_type")]
    [TestCase("code_verifier", Verifier, "invalid_grant")]
    public async Task A_mistake_gets_the_documented_error(string name, string? value, string error) =>
        Assert.That(await RefusedAsync(await CodeAsync(Url("openid")), Method, (name, value)), Is.EqualTo(error));

    [TestCase("email profile", null)]
    [TestCase("openid chat:write", null)]
    [TestCase("openid", "token")]
    public async Task A_page_with_other_scopes_or_another_response_shows_an_error(string scope, string? type) =>
        Assert.That((await GetAsync(Authorize(scope, Page, ("response_type", type ?? "code")))).Status, Is.EqualTo(400));

    private async Task<JsonObject> SignInAsync(string scope, string teamId = Acme) =>
        await ExchangeAsync(await CodeAsync(Url(scope), new FakeApproval { PlaceId = teamId, UserId = "U0ADA" }), Method);

    private Uri Url(string scope) => Authorize(scope, Page, ("response_type", "code"), ("nonce", "n1"));

    private static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
