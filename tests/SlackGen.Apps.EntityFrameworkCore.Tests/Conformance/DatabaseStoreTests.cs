using System.Transactions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps.Tests.Stores;

/// <summary>The further contract of a store in a database: it encrypts tokens, and it is independent of transactions around it.</summary>
public abstract class DatabaseStoreTests : StoreTests
{
    private readonly List<ServiceProvider> opened = [];

    [TearDown]
    public async Task Close()
    {
        foreach (var services in opened)
        {
            await services.DisposeAsync();
        }

        opened.Clear();
    }

    [Test]
    public async Task No_column_has_a_token()
    {
        await Store.TrySaveAsync(Sample.Full, default);

        var columns = await ReadColumnsAsync();
        Assert.That(columns, Has.Member("E0123456789").And.Member("U0ANNA"));
        Assert.That(columns, Has.None.Contains("secret").And.None.Contains("xoxe"));
    }

    [Test]
    public async Task Another_key_ring_is_an_error_that_names_the_installation_and_no_token()
    {
        await Store.TrySaveAsync(Sample.Full, default);
        var other = OpenAgain(s => s.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));

        var error = Assert.ThrowsAsync<SlackException>(async () => await other.FindAsync(Sample.Key, default));
        Assert.That(error.Message, Does.Contain("T0123456789").And.Contain("cannot be decrypted"));
        Assert.That(error.ToString(), Does.Not.Contain("secret-access").And.Not.Contain("secret-refresh"));
    }

    [Test]
    public async Task An_installation_that_cannot_be_decrypted_is_replaced_listed_around_and_deleted()
    {
        var (lost, readable, log) = (new SlackInstallationKey(Sample.AppId, null, "T1"), new SlackInstallationKey(Sample.AppId, null, "T2"), new LogSink());
        await Store.TrySaveAsync(Sample.Full with { Key = lost }, default);
        await Store.TrySaveAsync(Sample.Full, default);
        var other = OpenAgain(s => s.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddLogging(l => l.AddProvider(log)));
        await other.TrySaveAsync(Sample.Small(readable), default);

        Assert.That((await ListAsync(other)).Select(i => i.Key), Is.EqualTo(new[] { readable }));
        Assert.That(log.Text, Does.Contain("TeamId = T1").And.Contain("TeamId = T0123456789").And.Not.Contain("secret-access"));

        var entry = (await other.FindEntriesAsync(SlackInstallationQuery.InWorkspace(Sample.AppId, "T1"), default)).Single();
        Sample.AssertSame(await other.TrySaveAsync(Sample.Small(lost) with { Version = entry.Version }, default), Sample.Small(lost), entry.Version + 1);
        Assert.That(await other.DeleteAsync(Sample.Key, null, default), Is.True);
        Assert.That((await ListAsync(other)).Select(i => i.Key), Is.EqualTo(new[] { lost, readable }));
    }

    [Test]
    public async Task Tokens_that_are_copied_to_another_row_are_not_used()
    {
        var copy = new SlackInstallationKey(Sample.AppId, null, "T2");
        await Store.TrySaveAsync(Sample.Full, default);
        await Store.TrySaveAsync(Sample.Small(copy), default);
        await using (var scope = opened[0].CreateAsyncScope())
        {
            var context = scope.ServiceProvider.GetRequiredService<InstallationsContext>();
            var rows = await context.Set<SlackInstallationEntity>().ToListAsync();
            rows.Single(r => r.TeamId == "T2").Secrets = rows.Single(r => r.TeamId != "T2").Secrets;
            await context.SaveChangesAsync();
        }

        Assert.That(async () => await Store.FindAsync(copy, default), Throws.TypeOf<SlackException>());
    }

    [Test]
    public async Task A_transaction_of_the_caller_that_is_rolled_back_does_not_take_a_refreshed_token_with_it()
    {
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await Store.TrySaveAsync(Sample.Full, default);
        }

        Sample.AssertSame(await Store.FindAsync(Sample.Key, default), Sample.Full);
    }

    [Test]
    public async Task A_save_whose_response_was_lost_is_recognized_as_the_own()
    {
        var forgetful = OpenAgain(s => s.AddSingleton<ISaveChangesInterceptor>(new LostResponses()));

        var added = await forgetful.TrySaveAsync(Sample.Full, default);
        Sample.AssertSame(added, Sample.Full);
        Sample.AssertSame(await forgetful.TrySaveAsync(added!, default), Sample.Full, added!.Version + 1);
        Assert.That(await forgetful.TrySaveAsync(added, default), Is.Null);
    }

    [Test]
    public async Task Times_are_those_that_the_database_returns()
    {
        var time = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567);
        var saved = await Store.TrySaveAsync(Sample.Full with { ExpiresAt = time, InstalledAt = time, RefreshLeaseUntil = time }, default);
        var found = await Store.FindAsync(Sample.Key, default);

        var stored = Sample.Noon.AddTicks(1_234_560);
        Assert.That((found!.ExpiresAt, found.InstalledAt, found.RefreshLeaseUntil), Is.EqualTo(((DateTimeOffset?)stored, stored, (DateTimeOffset?)stored)));
        Assert.That((saved!.ExpiresAt, saved.InstalledAt, saved.RefreshLeaseUntil), Is.EqualTo((found.ExpiresAt, found.InstalledAt, found.RefreshLeaseUntil)));
    }

    protected abstract void Configure(DbContextOptionsBuilder options);

    protected override async Task<ISlackInstallationStore> OpenAsync()
    {
        var store = OpenAgain(s => s.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));
        await using var scope = opened[0].CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<InstallationsContext>().Database.EnsureCreatedAsync();
        return store;
    }

    /// <summary>Opens the same database in another program, with services that differ.</summary>
    private ISlackInstallationStore OpenAgain(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        services.AddDbContext<InstallationsContext>((provider, options) =>
        {
            Configure(options);
            options.AddInterceptors(provider.GetServices<ISaveChangesInterceptor>());
        });
        if (opened.Count > 0)
        {
            services.AddSingleton(opened[0].GetRequiredService<IDataProtectionProvider>());
        }

        add(services);
        services.AddSlackApp<NoApp>().UseEntityFramework<InstallationsContext>();
        opened.Add(services.BuildServiceProvider(validateScopes: true));
        return opened[^1].GetRequiredService<ISlackInstallationStore>();
    }

    private async Task<List<string>> ReadColumnsAsync()
    {
        await using var scope = opened[0].CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<InstallationsContext>().Database;
        await database.OpenConnectionAsync();
        await using var command = database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{InstallationsContext.Table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.AddRange(Enumerable.Range(0, reader.FieldCount).Select(i => FormattableString.Invariant($"{reader.GetValue(i)}")));
        }

        return values;
    }

    /// <summary>Plays a connection that breaks after the database has stored a change.</summary>
    private sealed class LostResponses : SaveChangesInterceptor
    {
        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
            throw new DbUpdateException("The connection broke.");
    }
}
