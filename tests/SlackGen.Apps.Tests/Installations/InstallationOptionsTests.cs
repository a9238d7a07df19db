using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SlackGen.Apps.Tests.Installations;

/// <summary>The options of installations are checked when the host starts, and their secrets are not shown.</summary>
public sealed class InstallationOptionsTests
{
    [Test]
    public void What_is_missing_is_named_with_where_it_is_found()
    {
        var message = Fail(_ => { });

        Assert.That(message, Does.StartWith("The installation options of the Slack app are not valid: AppId is missing; copy the app ID from https://api.slack.com/apps, page \"Basic Information\"")
            .And.Contain("ClientId is missing").And.Contain("ClientSecret is missing"));
    }

    [TestCase("AppId", "'T123', which is not the ID of an app")]
    [TestCase("CacheSize", "9; it must be from 10 to 1,000,000.")]
    [TestCase("CacheDuration", "02:00:00; it must be from 00:00:01 to 01:00:00.")]
    [TestCase("RefreshMargin", "00:00:00; it must be from 00:00:01 to 06:00:00.")]
    [TestCase("RefreshTimeout", "00:10:00; it must be from 00:00:01 to 00:05:00.")]
    [TestCase("StoreTimeout", "00:02:00; it must be from 00:00:00.1000000 to 00:01:00.")]
    public void A_value_out_of_range_is_named_with_its_range(string option, string error)
    {
        var message = Fail(o =>
        {
            Valid(o);
            _ = option switch
            {
                "AppId" => o.AppId = "T123",
                "CacheSize" => (object)(o.CacheSize = 9),
                "CacheDuration" => o.CacheDuration = TimeSpan.FromHours(2),
                "RefreshMargin" => o.RefreshMargin = TimeSpan.Zero,
                "RefreshTimeout" => o.RefreshTimeout = TimeSpan.FromMinutes(10),
                _ => o.StoreTimeout = TimeSpan.FromMinutes(2),
            };
        });

        Assert.That(message, Does.StartWith($"The installation options of the Slack app are not valid: {option} is {error}"));
        Assert.That(message, Does.Not.Contain(OAuthSlack.ClientSecret));
    }

    [Test]
    public void Without_a_store_installations_are_kept_in_memory_which_a_warning_says()
    {
        var log = new LogSink();
        TestApp.Use([]);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log));
        services.AddSlack<SlackClient>();
        services.AddSlackApp<TestApp>().UseInstallations(Valid).UseInstallations();
        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<ISlackInstallations>(), Is.SameAs(provider.GetRequiredKeyedService<ISlackInstallations>("")));
        Assert.That(provider.GetRequiredService<ISlackInstallationStore>(), Is.InstanceOf<InMemorySlackInstallationStore>());
        Assert.That(log.Text, Does.Contain("The installations of the Slack app A1 are kept in memory and are lost when the process ends."));
    }

    [Test]
    public void An_app_needs_a_client()
    {
        TestApp.Use([]);
        var services = new ServiceCollection();
        services.AddSlackApp<TestApp>().UseInstallations(Valid);
        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<ISlackInstallations>, Throws.InvalidOperationException.With.Message.Contains("Add one with AddSlack"));
    }

    private static void Valid(SlackInstallationOptions options) => (options.AppId, options.ClientId, options.ClientSecret) = ("A1", OAuthSlack.ClientId, OAuthSlack.ClientSecret);

    private static string Fail(Action<SlackInstallationOptions> configure)
    {
        TestApp.Use([]);
        var services = new ServiceCollection();
        services.AddSlack<SlackClient>();
        services.AddSlackApp<TestApp>().UseInstallations(configure);
        using var provider = services.BuildServiceProvider();
        return Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptionsMonitor<SlackInstallationOptions>>().Get(""))!.Message;
    }
}
