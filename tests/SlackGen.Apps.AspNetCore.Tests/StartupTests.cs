using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>A host that could not verify requests does not start.</summary>
public class StartupTests
{
    [TestCase(null)]
    [TestCase("")]
    public void Without_a_signing_secret_the_host_does_not_start_and_says_where_to_get_one(string? secret)
    {
        var e = Assert.ThrowsAsync<InvalidOperationException>(() => SlackHost.StartAsync(services => services.Configure<SlackAppOptions>(o => o.SigningSecret = secret)));
        Assert.That(e!.Message, Does.Contain("no signing secret").And.Contain("https://api.slack.com/apps").And.Contain("Basic Information").And.Contain("SlackAppOptions.SigningSecret"));
    }

    [TestCase("with space")]
    [TestCase("with-line-end\n")]
    public void A_secret_that_no_app_has_is_refused_without_being_shown(string secret)
    {
        var e = Assert.ThrowsAsync<InvalidOperationException>(() => SlackHost.StartAsync(services => services.Configure<SlackAppOptions>(o => o.SigningSecret = secret)));
        Assert.That(e!.Message, Does.Contain("contains a space, a line break").And.Not.Contain(secret));
    }

    [Test]
    public void An_empty_further_secret_is_refused()
    {
        var e = Assert.ThrowsAsync<InvalidOperationException>(() => SlackHost.StartAsync(services => services.Configure<SlackAppOptions>(o => o.OtherSigningSecrets.Add(""))));
        Assert.That(e!.Message, Does.Contain("The Slack app has a signing secret that is not valid"));
    }

    [Test]
    public void An_app_that_was_not_added_is_named()
    {
        var e = Assert.ThrowsAsync<InvalidOperationException>(() => SlackHost.StartAsync(map: app => app.MapSlack("/slack/events", "sales")));
        Assert.That(e!.Message, Does.Contain("The Slack app 'sales'").And.Contain("services.AddSlackApp<TApp>(\"sales\")"));
    }

    [Test]
    public void Two_apps_at_one_url_with_the_same_secret_are_refused()
    {
        var e = Assert.ThrowsAsync<InvalidOperationException>(() => SlackHost.StartWithoutStubAsync(
            services =>
            {
                services.AddKeyedSingleton<ISlackDeliveryReceiver>("sales", new StubReceiver()).AddKeyedSingleton<ISlackDeliveryReceiver>("support", new StubReceiver());
                services.Configure<SlackAppOptions>("sales", o => o.SigningSecret = "one-secret");
                services.Configure<SlackAppOptions>("support", o => o.SigningSecret = "other-secret");
                services.Configure<SlackAppOptions>("support", o => o.OtherSigningSecrets.Add("one-secret"));
            },
            app => app.MapSlack("/slack/events", "sales", "support")));
        Assert.That(e!.Message, Does.Contain("'sales'").And.Contain("'support'").And.Contain("same signing secret").And.Not.Contain("one-secret"));
    }
}
