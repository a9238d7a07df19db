using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests.Installations;

/// <summary>Registration of the cache, and the errors if something is missing.</summary>
public sealed class UseDistributedCacheTests
{
    private static readonly SlackInstallation Installation = new() { Key = new("A1", null, "T1"), Token = "xoxb-first" };

    private FaultyCache cache = null!;
    private InMemorySlackInstallationStore store = null!;
    private OAuthSlack slack = null!;
    private HttpClient http = null!;
    private ServiceCollection services = null!;

    [SetUp]
    public void SetUp()
    {
        (cache, store) = (new FaultyCache(), new InMemorySlackInstallationStore());
        slack = new OAuthSlack(TimeProvider.System);
        http = new HttpClient(slack, disposeHandler: false);
        services = [];
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton<IDistributedCache>(cache);
        services.AddSlack<SlackClient>(o => (o.HttpClient, o.Retry.MaxRetries) = (http, 0));
    }

    [TearDown]
    public void TearDown()
    {
        http.Dispose();
        slack.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_delivery_reads_through_the_cache_whichever_call_is_first(bool isFirst)
    {
        var app = services.AddSlackApp<ScriptedApp>();
        _ = isFirst ? app.UseDistributedCache().UseInstallations(Valid) : app.UseInstallations(Valid).UseDistributedCache();
        services.AddSingleton<ISlackInstallationStore>(store);
        await store.TrySaveAsync(Installation, default);
        await using var provider = services.BuildServiceProvider();

        Assert.That(await provider.GetRequiredService<ISlackInstallations>().FindAsync("T1"), Is.Not.Null);
        Assert.That(cache.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_Slack_refuses_is_read_from_the_store()
    {
        services.AddSlackApp<ScriptedApp>().UseInstallations(Valid).UseDistributedCache();
        services.AddSingleton<ISlackInstallationStore>(store);
        var first = await store.TrySaveAsync(Installation, default);
        await using var provider = services.BuildServiceProvider();
        var client = await provider.GetRequiredService<ISlackInstallations>().GetClientAsync<SlackClient>("T1");

        // Another machine, whose cache failed.
        await store.TrySaveAsync(first! with { Token = slack.Add("xoxb-second") }, default);
        Assert.That(async () => await client.CallAsync("auth.test"), Throws.InstanceOf<SlackApiException>());
        await client.CallAsync("auth.test");

        Assert.That(slack.TokensUsed, Is.EqualTo(new[] { "xoxb-first", "xoxb-second" }));
    }

    [Test]
    public async Task A_lookup_for_another_person_does_not_bring_a_refused_token_back()
    {
        services.AddSlackApp<ScriptedApp>().UseInstallations(Valid).UseDistributedCache();
        services.AddSingleton<ISlackInstallationStore>(store);
        var first = await store.TrySaveAsync(Installation with { Key = new("A1", "E1", "T1") }, default);
        await using var provider = services.BuildServiceProvider();
        var installations = provider.GetRequiredService<ISlackInstallations>();
        var client = await installations.GetClientAsync<SlackClient>("T1", "E1");

        // Another machine, whose cache failed.
        await store.TrySaveAsync(first! with { Token = slack.Add("xoxb-second") }, default);
        Assert.That(async () => await client.CallAsync("auth.test"), Throws.InstanceOf<SlackApiException>());
        await (await installations.GetClientAsync<SlackClient>("T1")).CallAsync("auth.test");

        Assert.That(slack.TokensUsed, Is.EqualTo(new[] { "xoxb-first", "xoxb-second" }));
        Assert.That((await installations.FindAsync("T1"))!.Token, Is.EqualTo("xoxb-second"));
    }

    [TestCase(typeof(IDistributedCache), "AddStackExchangeRedisCache")]
    [TestCase(typeof(IDataProtectionProvider), "AddDataProtection")]
    public void What_is_missing_is_named(Type missing, string call)
    {
        services.AddSlackApp<ScriptedApp>().UseInstallations(Valid).UseDistributedCache();
        services.RemoveAll(missing);
        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<ISlackInstallations>(), Throws.InvalidOperationException.With.Message.Contains(call));
    }

    [Test]
    public void The_options_are_validated()
    {
        services.AddSlackApp<ScriptedApp>().UseInstallations(Valid).UseDistributedCache(o => o.Lifetime = TimeSpan.FromDays(1)).UseDistributedCache();
        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<IStartupValidator>().Validate(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Lifetime is 1.00:00:00"));
    }

    private static void Valid(SlackInstallationOptions options) =>
        (options.AppId, options.ClientId, options.ClientSecret) = ("A1", OAuthSlack.ClientId, OAuthSlack.ClientSecret);
}
