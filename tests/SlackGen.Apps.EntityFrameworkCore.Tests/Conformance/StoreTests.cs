namespace SlackGen.Apps.Tests.Stores;

/// <summary>The contract of every store of installations, whatever it stores them in.</summary>
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

        Sample.AssertSame(saved, Sample.Full);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), Sample.Full, saved!.Version);
    }

    [Test]
    public async Task Absent_fields_stay_absent()
    {
        var small = Sample.Small(Sample.Key);
        await Store.TrySaveAsync(small, default);

        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), small);
    }

    [Test]
    public async Task Nothing_is_found_without_an_installation() => Assert.That(await Store.FindAsync(Sample.Key, default), Is.Null);

    [Test]
    public async Task A_change_replaces_every_field()
    {
        var saved = await Store.TrySaveAsync(Sample.Full, default);
        var small = Sample.Small(Sample.Key) with { Version = saved!.Version };

        Sample.AssertSame(await Store.TrySaveAsync(small, default), small, saved.Version + 1);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), small, saved.Version + 1);
    }

    [TestCase(null)]
    [TestCase(-1)]
    [TestCase(1)]
    public async Task A_change_of_another_version_stores_nothing(int? offset)
    {
        var first = await Store.TrySaveAsync(Sample.Full, default);
        var second = await Store.TrySaveAsync(first!, default);
        var version = offset is null ? 0 : second!.Version + offset.Value;

        Assert.That(await Store.TrySaveAsync(Sample.Small(Sample.Key) with { Version = version }, default), Is.Null);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), Sample.Full, second!.Version);
    }

    [Test]
    public async Task A_change_of_an_installation_that_was_deleted_stores_nothing()
    {
        var saved = await Store.TrySaveAsync(Sample.Full, default);
        await Store.DeleteAsync(Sample.Key, null, default);

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
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), winner!, first!.Version + 1);
    }

    [Test]
    public async Task No_change_of_many_writers_is_lost()
    {
        const int Changes = 5;
        var first = await Store.TrySaveAsync(Sample.Full with { Name = "" }, default);
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
        Assert.That((found!.Name!.Length, found.Version), Is.EqualTo((Writers * Changes, first!.Version + (Writers * Changes))));
    }

    [Test]
    public async Task An_installation_is_deleted_once_and_can_be_added_again()
    {
        await Store.TrySaveAsync(Sample.Full, default);

        Assert.That(await Store.DeleteAsync(Sample.Key, null, default), Is.True);
        Assert.That(await Store.DeleteAsync(Sample.Key, null, default), Is.False);
        Assert.That(await Store.FindAsync(Sample.Key, default), Is.Null);
        Sample.AssertSame(await Store.TrySaveAsync(Sample.Full, default), Sample.Full);
    }

    [Test]
    public async Task A_change_from_before_a_deletion_does_not_overwrite_what_was_added_since()
    {
        var before = await Store.TrySaveAsync(Sample.Full, default);
        await Store.DeleteAsync(Sample.Key, null, default);
        var since = await Store.TrySaveAsync(Sample.Small(Sample.Key), default);

        Assert.That(await Store.TrySaveAsync(before!, default), Is.Null);
        Assert.That(await Store.DeleteAsync(Sample.Key, before!.Version, default), Is.False);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), since!, since!.Version);
    }

    [Test]
    public async Task A_deletion_of_another_version_deletes_nothing()
    {
        var saved = await Store.TrySaveAsync(Sample.Full, default);

        Assert.That(await Store.DeleteAsync(Sample.Key, saved!.Version + 1, default), Is.False);
        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), Sample.Full, saved.Version);
        Assert.That(await Store.DeleteAsync(Sample.Key, saved.Version, default), Is.True);
        Assert.That(await Store.DeleteAsync(Sample.Key, saved.Version, default), Is.False);
    }

    [Test]
    public async Task A_place_has_its_own_installations_only()
    {
        SlackInstallationKey[] there =
        [
            new(Sample.AppId, null, "T1"), new(Sample.AppId, "E1", "T1", "U1"), new(Sample.AppId, "E1", "T1", "U2"), new(Sample.AppId, "E1", null), new(Sample.AppId, "E1", null, "U1"),
        ];
        foreach (var key in there.Concat([new("A1", null, "T1"), new(Sample.AppId, "E1", "T2"), new(Sample.AppId, null, "T2", "U1"), new(Sample.AppId, "E2", null)]))
        {
            await Store.TrySaveAsync(Sample.Small(key), default);
        }

        Assert.That(await FindKeysAsync(SlackInstallationQuery.InWorkspace(Sample.AppId, "T1")), Is.EquivalentTo(there[..3]), "with whatever organization");
        Assert.That(await FindKeysAsync(SlackInstallationQuery.InWorkspace(Sample.AppId, "T1", [])), Is.EquivalentTo(there[..1]));
        Assert.That(await FindKeysAsync(SlackInstallationQuery.InWorkspace(Sample.AppId, "T1", ["U1", "U9"], includesBot: false)), Is.EquivalentTo(there[1..2]));
        Assert.That(await FindKeysAsync(SlackInstallationQuery.InWorkspace(Sample.AppId, "T1", includesBot: false)), Is.EquivalentTo(there[1..3]));
        Assert.That(await FindKeysAsync(SlackInstallationQuery.InOrganization(Sample.AppId, "E1")), Is.EquivalentTo(there[3..]), "without those of its workspaces");
        Assert.That(await FindKeysAsync(SlackInstallationQuery.InOrganization(Sample.AppId, "E1", ["U1"])), Is.EquivalentTo(there[3..]));
        Assert.That(await FindKeysAsync(SlackInstallationQuery.InOrganization(Sample.AppId, "E9")), Is.Empty);
    }

    [Test]
    public async Task An_entry_has_the_version_and_the_time_of_its_installation()
    {
        var saved = await Store.TrySaveAsync(Sample.Full, default);

        var entries = await Store.FindEntriesAsync(SlackInstallationQuery.InWorkspace(Sample.AppId, "T0123456789"), default);
        Assert.That(entries, Is.EqualTo(new[] { new SlackInstallationEntry(Sample.Key, saved!.Version, Sample.Noon) }));
    }

    [Test]
    public async Task Of_many_that_delete_an_installation_one_does()
    {
        await Store.TrySaveAsync(Sample.Full, default);
        var deleted = await ByAllAsync(_ => Store.DeleteAsync(Sample.Key, null, default).AsTask());

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

        await Store.DeleteAsync(keys[1], null, default);
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
                    select new SlackInstallationKey(Sample.AppId, team < 40 ? null : $"E{team / 20}", team is 40 or 60 ? null : $"T{team:000}", user))
            .DistinctBy(k => (k.EnterpriseId ?? k.TeamId, k.TeamId, k.UserId))
            .OrderBy(k => k.EnterpriseId, StringComparer.Ordinal).ThenBy(k => k.TeamId, StringComparer.Ordinal).ThenBy(k => k.UserId, StringComparer.Ordinal)
            .ToList();
        foreach (var key in keys.OrderBy(k => k.UserId).ThenByDescending(k => k.TeamId).Append(new SlackInstallationKey("A1", null, "T001")))
        {
            await Store.TrySaveAsync(Sample.Small(key), default);
        }

        Assert.That(keys, Has.Count.GreaterThan(200));
        Assert.That((await ListAsync(Store)).Select(i => i.Key), Is.EqualTo(keys));
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
            Assert.That(await Store.DeleteAsync(installation.Key, null, default), Is.True);
        }

        Assert.That(await ListAsync(Store), Is.Empty);
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

        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), installation);
    }

    [Test]
    public void A_cancelled_token_ends_each_operation()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.That(async () => await Store.FindAsync(Sample.Key, cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await Store.FindEntriesAsync(SlackInstallationQuery.InWorkspace("A1", "T1"), cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await Store.TrySaveAsync(Sample.Full, cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await Store.DeleteAsync(Sample.Key, null, cancelled), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Arguments_are_required()
    {
        Assert.That(async () => await Store.FindAsync(null!, default), Throws.ArgumentNullException);
        Assert.That(async () => await Store.FindEntriesAsync(null!, default), Throws.ArgumentNullException);
        Assert.That(async () => await Store.TrySaveAsync(null!, default), Throws.ArgumentNullException);
        Assert.That(async () => await Store.DeleteAsync(null!, null, default), Throws.ArgumentNullException);
        Assert.That(async () => await Store.ListAsync(null!, default).GetAsyncEnumerator().MoveNextAsync(), Throws.ArgumentNullException);
    }

    private static Task<T[]> ByAllAsync<T>(Func<int, Task<T>> run) => Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => run(i)))).WaitAsync(TimeSpan.FromMinutes(5));

    private async Task<IEnumerable<SlackInstallationKey>> FindKeysAsync(SlackInstallationQuery query) => (await Store.FindEntriesAsync(query, default)).Select(e => e.Key);

    protected static async Task<List<SlackInstallation>> ListAsync(ISlackInstallationStore store)
    {
        var found = new List<SlackInstallation>();
        await foreach (var installation in store.ListAsync(Sample.AppId, default))
        {
            found.Add(installation);
        }

        return found;
    }
}
