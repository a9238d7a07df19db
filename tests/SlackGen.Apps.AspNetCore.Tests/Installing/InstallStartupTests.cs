using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests.Installing;

/// <summary>Missing parts of the install flow: they are reported when the program starts.</summary>
public sealed class InstallStartupTests
{
    [Test]
    public void An_app_is_required() =>
        Fails(_ => { }, "The Slack app is not added: call services.AddSlackApp<TApp>() before MapSlackInstall.");

    [Test]
    public void Installations_are_required() =>
        Fails(services => services.AddSlackApp<ScriptedApp>(), "The Slack app keeps no installations: call UseInstallations on what AddSlackApp returns.");

    [Test]
    public void Data_protection_is_required() => Fails(Add, "The Slack app cannot be installed without data protection: call services.AddDataProtection()");

    [Test]
    public void Scopes_are_required() => Fails(services => AddAll(services, _ => { }), "The Slack app cannot be installed: it requests no scopes. Add the app's manifest to the project as the additional file slack-app.yaml");

    [TestCase("chat:write,commands")]
    [TestCase("chat:write commands")]
    [TestCase("")]
    public void A_scope_is_one_word(string scope) => Fails(services => AddAll(services, o => o.BotScopes = ["chat:write", scope]), $"'{scope}' is not a scope");

    [TestCase("ftp://example.com/")]
    [TestCase("/slack/oauth_redirect")]
    public void URLs_are_absolute(string url)
    {
        Fails(services => AddAll(services, o => (o.BotScopes, o.RedirectUri) = (["chat:write"], new Uri(url, UriKind.RelativeOrAbsolute))), "RedirectUri is not an absolute http or https URL.");
        Fails(services => AddAll(services, o => (o.BotScopes, o.AuthorizeUri) = (["chat:write"], new Uri(url, UriKind.RelativeOrAbsolute))), "AuthorizeUri is not an absolute http or https URL.");
    }

    private static void Add(IServiceCollection services)
    {
        services.AddSlack<SlackClient>();
        services.AddSlackApp<ScriptedApp>().UseInstallations(o => (o.AppId, o.ClientId, o.ClientSecret) = ("A1", OAuthSlack.ClientId, OAuthSlack.ClientSecret));
    }

    private static void AddAll(IServiceCollection services, Action<SlackInstallOptions> configure)
    {
        Add(services);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.Configure("", configure);
    }

    private static void Fails(Action<IServiceCollection> configure, string message) => Assert.That(
        async () => await SlackHost.StartWithoutStubAsync(configure, app => app.MapSlackInstall("/install", "/redirect")),
        Throws.InvalidOperationException.With.Message.Contains(message));
}
