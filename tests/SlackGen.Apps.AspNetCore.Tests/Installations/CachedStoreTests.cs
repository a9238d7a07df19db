using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Installations;

/// <summary>A distributed cache replaces reads of the store. It contains no plain text, and its failure does not fail an operation.</summary>
public sealed class CachedStoreTests
{
    private static readonly SlackInstallationKey Key = new("A1", "E1", "T1");

    private static readonly SlackInstallation Installation = new()
    {
        Key = Key,
        Token = "xoxe.xoxb-1-secret-access",
        RefreshToken = "xoxe-1-secret-refresh",
        WebhookUrl = "https://hooks.slack.com/services/T1/B1/secretwebhook",
        ExpiresAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Scopes = ["chat:write", "users:read"],
        Name = "Grüße 🚀",
    };

    private readonly EphemeralDataProtectionProvider keys = new();
    private InMemorySlackInstallationStore inner = null!;
    private FaultyCache cache = null!;
    private FakeTimeProvider clock = null!;
    private LogSink log = null!;

    [SetUp]
    public void SetUp() => (inner, cache, clock, log) = (new(), new(), new(), new());

    [Test]
    public async Task A_read_comes_from_the_cache_on_every_machine()
    {
        var (one, other) = (Create(), Create());
        var saved = await one.TrySaveAsync(Installation, default);

        // Only the cache has it from now on.
        await inner.DeleteAsync(Key, null, default);
        var found = await other.FindAsync(Key, default);

        Assert.That(found!.Scopes, Is.EqualTo(saved!.Scopes));
        Assert.That(found with { Scopes = saved.Scopes }, Is.EqualTo(saved));
        Assert.That(log.Text, Is.Empty);
    }

    [Test]
    public async Task A_read_of_the_store_is_kept()
    {
        await inner.TrySaveAsync(Installation, default);
        var store = Create(o => o.Lifetime = TimeSpan.FromMinutes(2));
        await store.FindAsync(Key, default);

        Assert.That(cache.Entries.Values.Select(e => e.Lifetime), Is.EqualTo(new TimeSpan?[] { TimeSpan.FromMinutes(2) }));
    }

    [Test]
    public void The_lifetime_is_five_minutes_by_default() => Assert.That(new SlackInstallationCacheOptions().Lifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));

    [Test]
    public async Task The_cache_has_nothing_in_clear_text()
    {
        await Create().TrySaveAsync(Installation, default);

        var (name, entry) = cache.Entries.Single();
        var text = Encoding.UTF8.GetString(entry.Value) + Encoding.Latin1.GetString(entry.Value) + name;
        Assert.That(text, Does.Not.Contain("secret").And.Not.Contain("xox").And.Not.Contain("chat:write"));
    }

    [Test]
    public async Task An_entry_that_is_copied_to_another_key_is_not_used()
    {
        var store = Create();
        var other = Key with { TeamId = "T2" };
        await store.TrySaveAsync(Installation, default);
        await inner.TrySaveAsync(Installation with { Key = other, Token = "xoxb-own" }, default);
        cache.Entries[CachedInstallationFormat.CreateKey(other)] = cache.Entries.Single().Value;

        Assert.That((await store.FindAsync(other, default))!.Token, Is.EqualTo("xoxb-own"));
        Assert.That(log.Text, Does.Contain("The distributed cache of installations failed (read, T2), and the store is used: CryptographicException"));
    }

    [TestCase("")]
    [TestCase("garbage")]
    [TestCase("{\"Key\":null}")]
    public async Task Garbage_in_the_cache_is_replaced_by_what_the_store_has(string garbage)
    {
        var store = Create();
        var saved = await store.TrySaveAsync(Installation, default);
        cache.Entries[cache.Entries.Single().Key] = (Encoding.UTF8.GetBytes(garbage), null);

        Assert.That((await store.FindAsync(Key, default))!.Version, Is.EqualTo(saved!.Version));
        await inner.DeleteAsync(Key, null, default);
        Assert.That((await store.FindAsync(Key, default))!.Version, Is.EqualTo(saved.Version), "the entry is good again");
    }

    [Test]
    public async Task An_entry_of_other_keys_of_data_protection_is_not_used()
    {
        await Create().TrySaveAsync(Installation, default);
        var other = new CachedSlackInstallationStore(inner, cache, new EphemeralDataProtectionProvider());

        Assert.That((await other.FindAsync(Key, default))!.Token, Is.EqualTo(Installation.Token));
    }

    [Test]
    public async Task A_cache_that_is_down_is_done_without_and_logged_without_its_secrets()
    {
        var store = Create();
        cache.Before = () => throw FaultyCache.Failure();

        var saved = await store.TrySaveAsync(Installation, default);
        Assert.That((await store.FindAsync(Key, default))!.Version, Is.EqualTo(saved!.Version));
        Assert.That(await store.DeleteAsync(Key, saved.Version, default), Is.True);
        Assert.That(await store.FindAsync(Key, default), Is.Null);
        foreach (var operation in new[] { "read", "write", "drop" })
        {
            Assert.That(log.Entries.Where(e => e.Level == LogLevel.Warning).Select(e => e.Text), Has.Some.StartsWith($"The distributed cache of installations failed ({operation}, T1), and the store is used: InvalidOperationException"));
        }

        Assert.That(log.Text, Does.Not.Contain(FaultyCache.Secret));
    }

    [Test]
    public async Task A_cache_that_is_slow_is_done_without()
    {
        await inner.TrySaveAsync(Installation, default);
        var store = Create(o => o.Timeout = TimeSpan.FromMilliseconds(200));
        cache.Before = () => new TaskCompletionSource().Task;

        var found = store.FindAsync(Key, default).AsTask();
        while (!found.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }

        Assert.That((await found)!.Token, Is.EqualTo(Installation.Token));
        Assert.That(log.Text, Does.Contain("it took longer than 0.2 s"));
    }

    [Test]
    public async Task A_cache_that_blocks_its_caller_is_done_without()
    {
        await inner.TrySaveAsync(Installation, default);
        var store = Create(o => o.Timeout = TimeSpan.FromMilliseconds(200));
        using var released = new ManualResetEventSlim();
        cache.Before = () =>
        {
            released.Wait(TimeSpan.FromMinutes(5));
            return Task.CompletedTask;
        };

        var found = Task.Run(() => store.FindAsync(Key, default).AsTask());
        while (!found.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }

        released.Set();
        Assert.That((await found)!.Token, Is.EqualTo(Installation.Token));
    }

    [Test]
    public async Task The_caller_can_cancel_a_read()
    {
        using var source = new CancellationTokenSource();
        cache.Before = () => new TaskCompletionSource().Task;
        var found = Create().FindAsync(Key, source.Token).AsTask();

        await source.CancelAsync();

        Assert.That(async () => await found, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(source.Token));
    }

    [Test]
    public async Task A_save_of_a_version_that_the_store_refuses_drops_the_entry()
    {
        var store = Create();
        var first = await store.TrySaveAsync(Installation, default);
        var second = await inner.TrySaveAsync(first! with { Token = "xoxb-second" }, default);

        Assert.That(await store.TrySaveAsync(first!, default), Is.Null, "the store decides");
        Assert.That((await store.FindAsync(Key, default))!.Version, Is.EqualTo(second!.Version));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_deletion_drops_the_entry_whatever_the_store_says(bool isVersionRight)
    {
        var store = Create();
        var saved = await store.TrySaveAsync(Installation, default);

        Assert.That(await store.DeleteAsync(Key, isVersionRight ? saved!.Version : 7, default), Is.EqualTo(isVersionRight));
        Assert.That(cache.Entries, Is.Empty);
    }

    [Test]
    public async Task What_must_be_newest_is_read_from_the_store_and_renews_the_entry()
    {
        IInstallationStoreCache store = Create();
        var first = await store.TrySaveAsync(Installation, default);
        var second = await inner.TrySaveAsync(first! with { Token = "xoxb-second" }, default);

        Assert.That((await store.FindAsync(Key, default))!.Version, Is.EqualTo(first!.Version), "the entry is late");
        Assert.That((await store.FindNewestAsync(Key, default))!.Version, Is.EqualTo(second!.Version));
        Assert.That((await store.FindAsync(Key, default))!.Version, Is.EqualTo(second.Version));

        await inner.DeleteAsync(Key, null, default);
        Assert.That(await store.FindNewestAsync(Key, default), Is.Null);
        Assert.That(await store.FindAsync(Key, default), Is.Null);
    }

    [Test]
    public void An_option_out_of_range_is_refused() =>
        Assert.That(() => Create(o => (o.Lifetime, o.Timeout) = (TimeSpan.Zero, TimeSpan.FromMinutes(1))), Throws.ArgumentException.With.Message.Contains(
            "Lifetime is 00:00:00; it must be from 00:00:01 to 01:00:00. Timeout is 00:01:00; it must be from 00:00:00.0100000 to 00:00:05."));

    private CachedSlackInstallationStore Create(Action<SlackInstallationCacheOptions>? configure = null)
    {
        var options = new SlackInstallationCacheOptions();
        configure?.Invoke(options);
        return new CachedSlackInstallationStore(inner, cache, keys, options, clock, LoggerFactory.Create(l => l.AddProvider(log)));
    }
}
