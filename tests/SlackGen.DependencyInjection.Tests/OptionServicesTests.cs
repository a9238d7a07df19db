using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace SlackGen.DependencyInjection.Tests;

/// <summary>The services of a client's options behave as those that .NET registers for all options.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OptionServicesTests
{
    private readonly ServiceCollection services = new();

    [Test]
    public void The_services_are_registered_for_the_class_so_that_no_type_is_built_at_the_start()
    {
        services.AddSlack<SlackClient>(o => o.Token = "xoxb-a");

        Assert.That(
            new[] { typeof(IOptionsFactory<SlackClientOptions>), typeof(IOptionsMonitor<SlackClientOptions>), typeof(IOptionsMonitorCache<SlackClientOptions>) },
            Is.SubsetOf(services.Where(s => s.ImplementationFactory is not null).Select(s => s.ServiceType)));
    }

    [Test]
    public void Options_are_configured_in_order_then_completed_and_validated()
    {
        var seen = new List<string>();
        services.AddSlack<SlackClient>("sales", o => o.Token = "xoxb-a");
        services.Configure<SlackClientOptions>("sales", _ => seen.Add("configured"));
        services.PostConfigure<SlackClientOptions>("sales", _ => seen.Add("completed"));
        services.AddOptions<SlackClientOptions>("sales").Validate(_ => seen.Count < 2, "validated");

        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<IOptionsMonitor<SlackClientOptions>>().Get("sales"), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("validated"));
        Assert.That(seen, Is.EqualTo(["configured", "completed"]));
    }

    [Test]
    public void A_monitor_returns_the_same_options_until_a_source_reports_a_change()
    {
        var source = new Source();
        services.AddSingleton<IOptionsChangeTokenSource<SlackClientOptions>>(source);
        services.AddSlack<SlackClient>(o => o.Token = "xoxb-a");
        using var provider = services.BuildServiceProvider();
        var monitor = provider.GetRequiredService<IOptionsMonitor<SlackClientOptions>>();
        var first = monitor.CurrentValue;
        Assert.That(monitor.CurrentValue, Is.SameAs(first));

        source.Change();

        Assert.That(monitor.CurrentValue, Is.Not.SameAs(first));
    }

    [Test]
    public void Services_of_all_options_that_the_program_has_replaced_are_used_for_a_client_too()
    {
        services.AddOptions();
        services.Replace(ServiceDescriptor.Transient(typeof(IOptionsFactory<>), typeof(OwnFactory<>)));
        services.Replace(ServiceDescriptor.Singleton(typeof(IOptionsMonitorCache<>), typeof(OwnCache<>)));
        services.Replace(ServiceDescriptor.Singleton(typeof(IOptionsMonitor<>), typeof(OwnMonitor<>)));
        services.AddSlack<SlackClient>(o => o.Token = "xoxb-a");
        using var provider = services.BuildServiceProvider();

        Assert.Multiple(() =>
        {
            Assert.That(provider.GetRequiredService<IOptionsFactory<SlackClientOptions>>(), Is.TypeOf<OwnFactory<SlackClientOptions>>());
            Assert.That(provider.GetRequiredService<IOptionsMonitorCache<SlackClientOptions>>(), Is.TypeOf<OwnCache<SlackClientOptions>>());
            Assert.That(provider.GetRequiredService<IOptionsMonitor<SlackClientOptions>>(), Is.TypeOf<OwnMonitor<SlackClientOptions>>());
        });
    }

    private sealed class OwnFactory<T>(IEnumerable<IConfigureOptions<T>> setups, IEnumerable<IPostConfigureOptions<T>> completions) : OptionsFactory<T>(setups, completions)
        where T : class;

    private sealed class OwnCache<T> : OptionsCache<T>
        where T : class;

    private sealed class OwnMonitor<T>(IOptionsFactory<T> factory, IEnumerable<IOptionsChangeTokenSource<T>> sources, IOptionsMonitorCache<T> cache)
        : OptionsMonitor<T>(factory, sources, cache)
        where T : class;

    private sealed class Source : IOptionsChangeTokenSource<SlackClientOptions>
    {
        private CancellationTokenSource change = new();

        public string? Name => Options.DefaultName;

        public IChangeToken GetChangeToken() => new CancellationChangeToken(change.Token);

        public void Change()
        {
            var old = change;
            change = new CancellationTokenSource();
            old.Cancel();
        }
    }
}
