using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.Tests.Installations;

/// <summary>A token that expires is refreshed once, however many machines use it: Slack takes a refresh token only once.</summary>
[Category("Slow")]
public sealed class RotationTests
{
    private const string Old = "xoxe.xoxb-old", Refresh = "xoxe-1-refresh-token";

    [TestCase(-1, TestName = "after it has expired")]
    [TestCase(240, TestName = "before it expires")]
    public async Task Four_machines_with_fifty_calls_each_refresh_once(int secondsLeft)
    {
        var (clock, slack, store) = await CreateAsync(TimeSpan.FromSeconds(secondsLeft));
        var hosts = Enumerable.Range(0, 4).Select(_ => new InstalledHost([], clock, slack, store)).ToList();

        var calls = hosts.SelectMany(host => Enumerable.Range(0, 50).Select(async _ =>
            await (await host.Installations.GetClientAsync<SlackClient>("T1")).CallAsync("auth.test"))).ToList();
        await InstalledHost.PassAsync(clock, Task.WhenAll(calls));
        await InstalledHost.PassAsync(clock, Task.Run(() => Eventually.Becomes(() => slack.Exchanges, 1)));
        await InstalledHost.PassAsync(clock, Task.WhenAll(hosts.Select(h => h.DisposeAsync().AsTask())));

        Assert.That((slack.Exchanges, slack.Refused), Is.EqualTo((1, 0)));
        Assert.That(slack.Calls, Has.Count.EqualTo(200));
        Assert.That(hosts.SelectMany(h => h.Problems), Is.Empty);
        var stored = (await store.FindAsync(Key, default))!;
        Assert.That((stored.Token, stored.RefreshToken, stored.RefreshLeaseUntil), Is.EqualTo(("xoxe.xoxb-new-1", "xoxe-new-1", (DateTimeOffset?)null)));
        Assert.That(stored.ExpiresAt, Is.GreaterThanOrEqualTo(InstalledHost.Start + OAuthSlack.Life).And.LessThan(InstalledHost.Start + OAuthSlack.Life + TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task A_machine_that_dies_during_a_refresh_does_not_stop_the_others()
    {
        var (clock, slack, store) = await CreateAsync(TimeSpan.FromMinutes(4));
        var stored = (await store.FindAsync(Key, default))!;
        await store.TrySaveAsync(stored with { RefreshLeaseUntil = clock.GetUtcNow() + TimeSpan.FromSeconds(60) }, default);
        await using var host = new InstalledHost([], clock, slack, store);
        var client = await host.Installations.GetClientAsync<SlackClient>("T1");

        await client.CallAsync("auth.test");
        Assert.That(slack.Exchanges, Is.Zero, "the other machine has the right to it");
        while (clock.GetUtcNow() < InstalledHost.Start + TimeSpan.FromMinutes(3))
        {
            await InstalledHost.PassAsync(clock, client.CallAsync("auth.test"));
            await slack.IdleAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That((slack.Exchanges, slack.Refused), Is.EqualTo((1, 0)));
        await client.CallAsync("auth.test");
        Assert.That(slack.TokensUsed.Last(), Is.EqualTo("xoxe.xoxb-new-1"));
    }

    [Test]
    public async Task A_new_installation_ends_the_old_pair()
    {
        var (clock, slack, store) = await CreateAsync(TimeSpan.FromHours(12));
        await using var host = new InstalledHost([], clock, slack, store);
        var client = await host.Installations.GetClientAsync<SlackClient>("T1");
        await client.CallAsync("auth.test");

        await host.InstallAsync("T1", token: "xoxb-that-does-not-expire");
        clock.Advance(TimeSpan.FromMinutes(5));
        await client.CallAsync("auth.test");

        Assert.That(slack.TokensUsed, Is.EqualTo(new[] { Old, "xoxb-that-does-not-expire" }));
    }

    [Test]
    public async Task A_refresh_that_fails_fails_the_calls_without_the_secrets()
    {
        var (clock, slack, store) = await CreateAsync(TimeSpan.FromSeconds(-1));
        await using var host = new InstalledHost([], clock, slack, store, o => o.ClientSecret = "a-wrong-client-secret");
        var client = await host.Installations.GetClientAsync<SlackClient>("T1");

        Assert.That(async () => await client.CallAsync("auth.test"), Throws.InstanceOf<SlackException>().With.Message.Contains("bad_client_secret"));
        Assert.That(slack.Calls, Is.Empty);
        foreach (var secret in new[] { Old, Refresh, "a-wrong-client-secret" })
        {
            Assert.That(host.Log.Text, Does.Not.Contain(secret));
        }
    }

    [Test]
    public async Task A_pair_that_could_not_be_stored_is_stored_without_a_call()
    {
        var clock = new FakeTimeProvider(InstalledHost.Start);
        var (slack, store) = (new OAuthSlack(clock), new HookedStore());
        await using var host = await StartWithUnstoredAsync(clock, slack, store);

        store.Before = (_, _) => Task.CompletedTask;
        clock.Advance(TimeSpan.FromSeconds(31));

        Eventually.Becomes(() => store.Inner.FindAsync(Key, default).Result!.Token, "xoxe.xoxb-new-1");
    }

    [Test]
    public async Task A_pair_that_could_not_be_stored_survives_the_next_refresh_and_the_removal_of_another_token()
    {
        var clock = new FakeTimeProvider(InstalledHost.Start);
        var (slack, store) = (new OAuthSlack(clock), new HookedStore());
        await using var host = await StartWithUnstoredAsync(clock, slack, store);
        var client = await host.Installations.GetClientAsync<SlackClient>("T1");

        // Twelve hours later the pair is due again, and still not stored.
        await host.App.RemoveAsync(Sent.Read(Revoked(), clock.GetUtcNow()), default);
        await InstalledHost.PassAsync(clock, client.CallAsync("auth.test"));
        clock.Advance(OAuthSlack.Life - TimeSpan.FromMinutes(9));
        await InstalledHost.PassAsync(clock, client.CallAsync("auth.test"));
        Assert.That((slack.Exchanges, slack.Refused), Is.EqualTo((1, 0)), "nothing is exchanged before the pair is stored");

        store.Before = (_, _) => Task.CompletedTask;
        await InstalledHost.PassAsync(clock, CallUntilAsync(client, () => slack.Exchanges == 2));
        await InstalledHost.PassAsync(clock, Task.Run(() => Eventually.Becomes(() => store.Inner.FindAsync(Key, default).Result!.Token, "xoxe.xoxb-new-2")));
        Assert.That(slack.Refused, Is.Zero);
    }

    // The refresh that an earlier call began may have given up on the store already.
    private static async Task CallUntilAsync(SlackClient client, Func<bool> isDone)
    {
        while (!isDone())
        {
            await client.CallAsync("auth.test");
            await Task.Delay(1);
        }
    }

    /// <summary>Starts a machine that has exchanged a token, and could not store the pair.</summary>
    private static async Task<InstalledHost> StartWithUnstoredAsync(FakeTimeProvider clock, OAuthSlack slack, HookedStore store)
    {
        var installation = InstalledHost.Installation("T1", token: Old) with { RefreshToken = Refresh, ExpiresAt = clock.GetUtcNow() + TimeSpan.FromMinutes(4) };
        slack.Add(Old, installation.ExpiresAt, Refresh);
        await store.Inner.TrySaveAsync(installation, default);
        store.Before = (operation, saved) => operation == "TrySaveAsync" && saved!.Token != Old ? throw new InvalidOperationException("The disk is full.") : Task.CompletedTask;
        var host = new InstalledHost([], clock, slack, store);
        await (await host.Installations.GetClientAsync<SlackClient>("T1")).CallAsync("auth.test");
        Eventually.Becomes(() => slack.Exchanges, 1);
        Eventually.Becomes(() => host.Problems.Any(p => p.Contains("could not be stored", StringComparison.Ordinal)), true);
        return host;
    }

    private static JsonObject Revoked() =>
        Sent.Event("tokens_revoked", null, null, ("tokens", new JsonObject { ["oauth"] = new JsonArray("U9") }));

    private static SlackInstallationKey Key { get; } = new("A1", null, "T1");

    private static async Task<(FakeTimeProvider Clock, OAuthSlack Slack, InMemorySlackInstallationStore Store)> CreateAsync(TimeSpan left)
    {
        var clock = new FakeTimeProvider(InstalledHost.Start);
        var (slack, store) = (new OAuthSlack(clock), new InMemorySlackInstallationStore());
        var installation = InstalledHost.Installation("T1", token: Old) with { RefreshToken = Refresh, ExpiresAt = clock.GetUtcNow() + left };
        slack.Add(Old, installation.ExpiresAt, Refresh);
        await store.TrySaveAsync(installation, default);
        return (clock, slack, store);
    }
}
