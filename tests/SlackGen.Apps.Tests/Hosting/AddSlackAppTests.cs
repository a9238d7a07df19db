using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace SlackGen.Apps.Tests;

public sealed class AddSlackAppTests
{
    private static readonly Dictionary<string, Action<SlackAppOptions>> Invalid = new()
    {
        [nameof(SlackAppOptions.QueueLimit)] = o => o.QueueLimit = 0,
        [nameof(SlackAppOptions.MaxConcurrency)] = o => o.MaxConcurrency = 10_001,
        [nameof(SlackAppOptions.DeduplicationWindow)] = o => o.DeduplicationWindow = TimeSpan.FromHours(26),
        [nameof(SlackAppOptions.ShutdownTimeout)] = o => o.ShutdownTimeout = TimeSpan.FromSeconds(-1),
        [nameof(SlackAppOptions.ErrorReply)] = o => o.ErrorReply = " ",
        [nameof(SlackAppOptions.ClientName)] = o => o.ClientName = "nobody",
        [nameof(SlackAppOptions.TimeProvider)] = o => o.TimeProvider = null!,
    };

    private static IEnumerable<string> InvalidNames => Invalid.Keys;

    [TestCaseSource(nameof(InvalidNames))]
    public void A_bad_value_fails_at_the_start_with_the_name_of_the_option(string name)
    {
        using var services = Build(s => s.AddSlackApp<TestApp>(Invalid[name]));

        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.That(e!.Message, Does.StartWith("The options of the Slack app are not valid: " + name));
    }

    [Test]
    public void All_bad_values_are_named_with_the_app()
    {
        using var services = Build(s => s.AddSlackApp<TestApp>("bot", o => (o.QueueLimit, o.MaxConcurrency) = (0, 0)));

        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.That(e!.Message, Does.Contain("app 'bot'").And.Contain("QueueLimit").And.Contain("MaxConcurrency"));
    }

    [Test]
    public void The_defaults_are_valid()
    {
        using var services = Build(s => s.AddSlackApp<TestApp>());

        Assert.DoesNotThrow(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Test]
    public void Two_apps_without_a_name_are_refused()
    {
        var services = new ServiceCollection();
        services.AddSlackApp<TestApp>();

        Assert.That(() => services.AddSlackApp<OtherApp>(), Throws.InvalidOperationException.With.Message.Contains("give one of them its own name"));
    }

    [Test]
    public void A_second_call_for_the_same_app_adds_configuration()
    {
        using var services = Build(s =>
        {
            s.AddSlackApp<TestApp>(o => o.QueueLimit = 7);
            Assert.That(s.AddSlackApp<TestApp>(o => o.MaxConcurrency = 8).Name, Is.Empty);
        });
        var options = services.GetRequiredService<IOptionsMonitor<SlackAppOptions>>().Get("");

        Assert.That((options.QueueLimit, options.MaxConcurrency), Is.EqualTo((7, 8)));
        Assert.That(services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Apps_with_names_have_receivers_of_their_own()
    {
        using var services = Build(s =>
        {
            s.AddSlackApp<TestApp>("one");
            s.AddSlackApp<OtherApp>("two");
        });
        var receivers = new[] { "one", "two" }.Select(n => services.GetRequiredKeyedService<ISlackDeliveryReceiver>(n)).ToList();

        Assert.That(receivers[0], Is.Not.SameAs(receivers[1]));
        Assert.That(services.GetRequiredKeyedService<ISlackDeliveryReceiver>("one"), Is.SameAs(receivers[0]));
        Assert.That(services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_health_is_that_of_the_worst_transport()
    {
        await using var services = Build(s =>
        {
            s.AddSlackApp<TestApp>("one");
            s.AddSlackApp<OtherApp>("two");
            s.AddHealthChecks().AddSlackApp();
        });
        var check = services.GetRequiredService<HealthCheckService>();
        Assert.That((await check.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));

        Health(services, "one").Report("socket", new(HealthStatus.Degraded, "one of two connections", default, new Dictionary<string, object> { ["connections"] = 1 }));
        Assert.That((await check.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Degraded));

        Health(services, "two").Report("socket", new(HealthStatus.Unhealthy, "link_disabled", default));
        var report = (await check.CheckHealthAsync()).Entries["slack"];
        Assert.That(report.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(report.Description, Does.Contain("two.socket: link_disabled").And.Contain("one.socket: one of two connections"));
        Assert.That(report.Data["one.socket.connections"], Is.EqualTo(1));

        Health(services, "two").Report("socket", new(HealthStatus.Healthy, "connected", default));
        Health(services, "one").Report("socket", new(HealthStatus.Healthy, "connected", default));
        Assert.That((await check.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    private static SlackAppHealth Health(IServiceProvider services, string name) => services.GetRequiredKeyedService<SlackAppHealth>(name);

    private static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection().AddLogging();
        add(services);
        return services.BuildServiceProvider();
    }

    private sealed class OtherApp : ISlackApp<OtherApp>
    {
        static IReadOnlyList<SlackHandler<OtherApp>> ISlackApp<OtherApp>.Handlers => [];

        static OtherApp ISlackApp<OtherApp>.Create(IServiceProvider services) => new();
    }
}
