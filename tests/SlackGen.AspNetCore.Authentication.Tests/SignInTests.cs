using System.Security.Claims;
using SlackGen.AspNetCore.Authentication.Tests.Support;

namespace SlackGen.AspNetCore.Authentication.Tests;

/// <summary>A user signs in: to Slack's page, back with a code, and the program knows who it is.</summary>
public sealed class SignInTests
{
    [Test]
    public async Task The_program_knows_the_user_and_the_workspace()
    {
        await using var host = await SignInHost.StartAsync();
        using var visitor = host.Visit();

        await visitor.SeeAsync(SignInHost.Acme);

        var user = host.User;
        var id = Claim(host, SlackClaimTypes.UserId);
        Assert.That(user.Identity!.Name, Is.Not.Empty.And.EqualTo(Claim(host, "name")));
        Assert.That((Claim(host, "sub"), Claim(host, ClaimTypes.NameIdentifier)), Is.EqualTo((id, $"{SignInHost.Acme}|{id}")));
        Assert.That((Claim(host, SlackClaimTypes.TeamId), Claim(host, SlackClaimTypes.TeamDomain), Claim(host, SlackClaimTypes.TeamName)), Is.EqualTo((SignInHost.Acme, "acme", host.Slack.Workspaces[1].Name)));
        Assert.That(Claim(host, "email"), Does.Contain("@"));
        Assert.That(Claim(host, "email_verified"), Is.EqualTo("true"));
        Assert.That((Claim(host, SlackClaimTypes.TeamImageDefault), Claim(host, SlackClaimTypes.TeamImage(34))), Is.EqualTo(("true", "https://acme.slack.com/icons/34.png")));
        Assert.That(host.Tokens, Is.Empty, "tokens are not kept");
    }

    [Test]
    public async Task A_user_of_another_workspace_is_another_user()
    {
        await using var host = await SignInHost.StartAsync();
        using var one = host.Visit();
        using var other = host.Visit();

        var id = host.Slack.Workspaces[0].User("stantz").Id;
        Assert.That(host.Slack.Workspaces[1].User("stantz").Id, Is.EqualTo(id), "people of two workspaces may have the same ID");

        await one.SeeAsync(SignInHost.FirstTeam, id);
        Assert.That((Claim(host, "sub"), Claim(host, ClaimTypes.NameIdentifier)), Is.EqualTo((id, $"{SignInHost.FirstTeam}|{id}")));
        await other.SeeAsync(SignInHost.Acme, id);
        Assert.That((Claim(host, "sub"), Claim(host, ClaimTypes.NameIdentifier)), Is.EqualTo((id, $"{SignInHost.Acme}|{id}")));
    }

    [Test]
    public async Task Slack_gets_what_it_documents_and_nothing_else()
    {
        await using var host = await SignInHost.StartAsync();
        using var visitor = host.Visit();

        var authorize = await visitor.BeginAsync();
        using var response = await visitor.ReturnAsync(await visitor.AllowAsync(authorize));

        Assert.That(authorize.GetLeftPart(UriPartial.Path), Is.EqualTo(new Uri(host.Slack.BaseAddress, "/openid/connect/authorize").AbsoluteUri));
        var query = Visitor.Query(authorize);
        Assert.That(query.Keys, Is.EquivalentTo(new[] { "client_id", "redirect_uri", "response_type", "scope", "nonce", "state" }));
        var redirect = new Uri(host.Address, SlackAuthenticationDefaults.CallbackPath).AbsoluteUri;
        Assert.That((query["response_type"], query["scope"], query["redirect_uri"]), Is.EqualTo(("code", "openid email profile", redirect)));
        var exchange = host.Slack.RequestsTo("openid.connect.token").Single();
        Assert.That(exchange.Arguments.Select(a => a.Key), Is.EquivalentTo(new[] { "client_id", "client_secret", "code", "grant_type", "redirect_uri" }));
        Assert.That(exchange.PathAndQuery, Does.Not.Contain('?'));
        Assert.That(host.Slack.RequestsTo("openid.connect.userInfo"), Is.Empty, "the ID token says everything");
    }

    [Test]
    public async Task An_app_that_has_PKCE_turns_it_on()
    {
        await using var host = await SignInHost.StartAsync(configureOpenIdConnect: o => o.UsePkce = true);
        using var visitor = host.Visit();

        var authorize = await visitor.BeginAsync();
        using var response = await visitor.ReturnAsync(await visitor.AllowAsync(authorize));

        Assert.That(Visitor.Query(authorize)["code_challenge_method"], Is.EqualTo("S256"));
        Assert.That(host.Slack.RequestsTo("openid.connect.token").Single().Arguments.Select(a => a.Key), Does.Contain("code_verifier"));
    }

    [Test]
    public async Task Fewer_scopes_give_fewer_claims()
    {
        await using var host = await SignInHost.StartAsync(o =>
        {
            o.Scopes.Remove("email");
            o.Scopes.Remove("profile");
        });
        using var visitor = host.Visit();

        await visitor.SeeAsync();

        Assert.That(Claim(host, SlackClaimTypes.TeamId), Is.EqualTo(SignInHost.FirstTeam));
        Assert.That((host.User.FindFirst("email"), host.User.FindFirst("name")), Is.EqualTo(((Claim?)null, (Claim?)null)));
    }

    [Test]
    public async Task The_program_adds_what_the_framework_offers()
    {
        var seen = "";
        await using var host = await SignInHost.StartAsync(o => o.TeamId = SignInHost.Acme, o =>
        {
            o.GetClaimsFromUserInfoEndpoint = true;
            o.SaveTokens = true;
            o.Events.OnRedirectToIdentityProvider = context =>
            {
                seen = context.ProtocolMessage.GetParameter("team");
                return Task.CompletedTask;
            };
        });
        using var visitor = host.Visit();

        await visitor.SeeAsync();

        Assert.That(seen, Is.EqualTo(SignInHost.Acme), "the program's event runs too");
        Assert.That(host.Slack.RequestsTo("openid.connect.userInfo"), Has.Count.EqualTo(1));
        Assert.That(host.Tokens.Select(t => t.Name), Is.SupersetOf(new[] { "access_token", "id_token" }));
    }

    [Test]
    public async Task A_workspace_is_preselected()
    {
        await using var host = await SignInHost.StartAsync(o => o.TeamId = SignInHost.Acme);
        using var visitor = host.Visit();

        Assert.That(Visitor.Query(await visitor.BeginAsync())["team"], Is.EqualTo(SignInHost.Acme));
        await visitor.SeeAsync();
        Assert.That(Claim(host, SlackClaimTypes.TeamId), Is.EqualTo(SignInHost.Acme));
    }

    private static string Claim(SignInHost host, string type) => host.User.FindFirstValue(type)!;
}
