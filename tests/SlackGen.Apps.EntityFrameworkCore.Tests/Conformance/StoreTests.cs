namespace SlackGen.Apps.Tests.Stores;

/// <summary>What every store of installations does, whatever it stores them in.</summary>
public abstract class StoreTests
{
    private const int Writers = 8;

    /// <summary>Gets the store, which is empty when a test starts.</summary>
    protected ISlackInstallationStore Store { get; private set; } = null!;

    [SetUp]
    public async Task Open() => Store = await OpenAsync();

    protected abstract Task<ISlackInstallationStore> OpenAsync();

    [Test]
    public async Task A_new_installation_is_found_as_it_was_stored()
    {
        var saved = await Store.TrySaveAsync(Sample.Full, default);

        Sample.AssertSame(saved, Sample.Full, 1);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), Sample.Full, 1);
    }

    [Test]
    public async Task Absent_fields_stay_absent()
    {
        var small = Sample.Small(Sample.Key);
        await Store.TrySaveAsync(small, default);

        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), small, 1);
    }

    [Test]
    public async Task Nothing_is_found_without_an_installation() => Assert.That(await Store.FindAsync(Sample.Key, default), Is.Null);

    [Test]
    public async Task A_change_replaces_every_field()
    {
        var saved = await Store.TrySaveAsync(Sample.Full, default);
        var small = Sample.Small(Sample.Key) with { Version = saved!.Version };

        Sample.AssertSame(await Store.TrySaveAsync(small, default), small, 2);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), small, 2);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    public async Task A_change_of_another_version_stores_nothing(int version)
    {
        var first = await Store.TrySaveAsync(Sample.Full, default);
        await Store.TrySaveAsync(first!, default);

        Assert.That(await Store.TrySaveAsync(Sample.Small(Sample.Key) with { Version = version }, default), Is.Null);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), Sample.Full, 2);
    }

    [Test]
    public async Task A_change_of_an_installation_that_was_deleted_stores_nothing()
    {
        var saved = await Store.TrySaveAsync(Sample.Full, default);
        await Store.DeleteAsync(Sample.Key, default);

        Assert.That(await Store.TrySaveAsync(saved!, default), Is.Null);
        Assert.That(await Store.FindAsync(Sample.Key, default), Is.Null);
    }

    [Test]
    public async Task Of_many_that_add_an_installation_one_does()
    {
        var saved = await ByAllAsync(_ => Store.TrySaveAsync(Sample.Full, default).AsTask());

        Assert.That(saved.Count(s => s is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_many_that_change_an_installation_one_does()
    {
        var first = await Store.TrySaveAsync(Sample.Full, default);
        var saved = await ByAllAsync(i => Store.TrySaveAsync(first! with { Name = $"Writer {i}" }, default).AsTask());

        var winner = saved.Single(s => s is not null);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), winner!, 2);
    }

    [Test]
    public async Task No_change_of_many_writers_is_lost()
    {
        const int Changes = 5;
        await Store.TrySaveAsync(Sample.Full with { Name = "" }, default);
        await ByAllAsync(async _ =>
        {
            for (var done = 0; done < Changes;)
            {
                var read = await Store.FindAsync(Sample.Key, default);
                done += await Store.TrySaveAsync(read! with { Name = read.Name + "+" }, default) is null ? 0 : 1;
            }

            return true;
        });

        var found = await Store.FindAsync(Sample.Key, default);
        Assert.That((found!.Name!.Length, found.Version), Is.EqualTo((Writers * Changes, 1L + (Writers * Changes))));
    }

    [Test]
    public async Task An_installation_is_deleted_once_and_can_be_added_again()
    {
        await Store.TrySaveAsync(Sample.Full, default);

        Assert.That(await Store.DeleteAsync(Sample.Key, default), Is.True);
        Assert.That(await Store.DeleteAsync(Sample.Key, default), Is.False);
        Assert.That(await Store.FindAsync(Sample.Key, default), Is.Null);
        Sample.AssertSame(await Store.TrySaveAsync(Sample.Full, default), Sample.Full, 1);
    }

    [Test]
    public async Task Of_many_that_delete_an_installation_one_does()
    {
        await Store.TrySaveAsync(Sample.Full, default);
        var deleted = await ByAllAsync(_ => Store.DeleteAsync(Sample.Key, default).AsTask());

        Assert.That(deleted.Count(d => d), Is.EqualTo(1));
    }

    [Test]
    public async Task Organization_workspace_and_users_have_installations_of_their_own()
    {
        SlackInstallationKey[] keys =
        [
            new(Sample.AppId, null, "T1"), new(Sample.AppId, null, "T1", "U1"), new(Sample.AppId, null, "T1", "U2"),
            new(Sample.AppId, "E1", null), new(Sample.AppId, "E1", null, "U1"), new(Sample.AppId, "E1", "T1"), new("A1", null, "T1"),
        ];
        foreach (var key in keys)
        {
            await Store.TrySaveAsync(Sample.Small(key) with { Token = $"xoxb-{key}" }, default);
        }

        await Store.DeleteAsync(keys[1], default);
        foreach (var key in keys.Where(k => k != keys[1]))
        {
            Assert.That((await Store.FindAsync(key, default))?.Token, Is.EqualTo($"xoxb-{key}"));
        }

        Assert.That(await Store.FindAsync(keys[1], default), Is.Null);
    }

    [Test]
    public async Task The_installations_of_an_app_are_listed_in_the_order_of_their_keys()
    {
        // More than a page, with places that share an organization and users that share a workspace.
        var keys = (from team in Enumerable.Range(0, 75)
                    from user in new[] { null, "U1", "U2" }
                    select new SlackInstallationKey(Sample.AppId, team < 40 ? null : $"E{team / 20}", team % 20 == 0 ? null : $"T{team:000}", user))
            .DistinctBy(k => (k.EnterpriseId ?? k.TeamId, k.TeamId, k.UserId))
            .OrderBy(k => k.EnterpriseId, StringComparer.Ordinal).ThenBy(k => k.TeamId, StringComparer.Ordinal).ThenBy(k => k.UserId, StringComparer.Ordinal)
            .ToList();
        foreach (var key in keys.OrderBy(k => k.UserId).ThenByDescending(k => k.TeamId).Append(new SlackInstallationKey("A1", null, "T001")))
        {
            await Store.TrySaveAsync(Sample.Small(key), default);
        }

        Assert.That(keys, Has.Count.GreaterThan(200));
        Assert.That((await ListAsync()).Select(i => i.Key), Is.EqualTo(keys));
    }

    [Test]
    public async Task Installations_can_be_deleted_while_they_are_listed()
    {
        for (var i = 0; i < 120; i++)
        {
            await Store.TrySaveAsync(Sample.Small(new SlackInstallationKey(Sample.AppId, null, $"T{i:000}")), default);
        }

        await foreach (var installation in Store.ListAsync(Sample.AppId, default))
        {
            Assert.That(await Store.DeleteAsync(installation.Key, default), Is.True);
        }

        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task Long_values_are_stored_whole()
    {
        var installation = Sample.Full with
        {
            Token = "xoxb-" + new string('t', 4000),
            Name = string.Concat(Enumerable.Repeat("Ünïcødé 🚀 \"'%_\\\n", 200)),
            Scopes = [.. Enumerable.Range(0, 150).Select(i => $"scope{i}:write.customize")],
        };
        await Store.TrySaveAsync(installation, default);

        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), installation, 1);
    }

    [Test]
    public void A_cancelled_token_ends_each_operation()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.That(async () => await Store.FindAsync(Sample.Key, cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await Store.TrySaveAsync(Sample.Full, cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await Store.DeleteAsync(Sample.Key, cancelled), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Arguments_are_required()
    {
        Assert.That(async () => await Store.FindAsync(null!, default), Throws.ArgumentNullException);
        Assert.That(async () => await Store.TrySaveAsync(null!, default), Throws.ArgumentNullException);
        Assert.That(async () => await Store.DeleteAsync(null!, default), Throws.ArgumentNullException);
        Assert.That(async () => await Store.ListAsync(null!, default).GetAsyncEnumerator().MoveNextAsync(), Throws.ArgumentNullException);
    }

    private static Task<T[]> ByAllAsync<T>(Func<int, Task<T>> run) => Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => run(i)))).WaitAsync(TimeSpan.FromSeconds(60));

    private async Task<List<SlackInstallation>> ListAsync()
    {
        var found = new List<SlackInstallation>();
        await foreach (var installation in Store.ListAsync(Sample.AppId, default))
        {
            found.Add(installation);
        }

        return found;
    }
}
