using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SlackGen.Apps.Tests.Stores;

/// <summary>Registration of the store, and the errors if something is missing.</summary>
public sealed class UseEntityFrameworkTests
{
    private SqliteConnection connection = null!;
    private ServiceCollection services = null!;

    [SetUp]
    public void Open()
    {
        connection = new SqliteConnection($"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        connection.Open();
        services = [];
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    [TearDown]
    public void Close() => connection.Dispose();

    [TestCase("context")]
    [TestCase("pool")]
    [TestCase("factory")]
    [TestCase("pooled factory")]
    public async Task Every_registration_of_a_context_will_do(string registration)
    {
        _ = registration switch
        {
            "context" => services.AddDbContext<InstallationsContext>(Configure),
            "pool" => services.AddDbContextPool<InstallationsContext>(Configure),
            "factory" => services.AddDbContextFactory<InstallationsContext>(Configure),
            _ => services.AddPooledDbContextFactory<InstallationsContext>(Configure),
        };
        services.AddSlackApp<NoApp>().UseEntityFramework<InstallationsContext>();
        await using var provider = await CreateAsync<InstallationsContext>();
        var store = provider.GetRequiredService<ISlackInstallationStore>();

        await store.TrySaveAsync(Sample.Full, default);
        Sample.AssertSame(await store.FindAsync(Sample.Key, default), Sample.Full);
    }

    [Test]
    public void The_order_of_the_calls_is_free()
    {
        services.AddSlackApp<NoApp>("first").UseInstallations().UseEntityFramework<InstallationsContext>();
        services.AddSlackApp<NoApp>("second").UseEntityFramework<InstallationsContext>().UseInstallations();

        Assert.That(services.Where(s => s.ServiceType == typeof(ISlackInstallationStore)).Select(s => s.ImplementationType?.Name), Is.EqualTo(new[] { "EntityFrameworkInstallationStore`1" }));
    }

    [Test]
    public void Another_store_is_not_replaced()
    {
        services.AddSingleton<ISlackInstallationStore>(new InMemorySlackInstallationStore());

        Assert.That(
            () => services.AddSlackApp<NoApp>().UseEntityFramework<InstallationsContext>(),
            Throws.InvalidOperationException.With.Message.Contains("another store of installations"));
    }

    [Test]
    public void A_program_without_data_protection_is_told_to_add_it()
    {
        services.RemoveAll<IDataProtectionProvider>();
        services.AddDbContext<InstallationsContext>(Configure);
        services.AddSlackApp<NoApp>().UseEntityFramework<InstallationsContext>();
        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<ISlackInstallationStore>(), Throws.InvalidOperationException.With.Message.Contains("AddDataProtection"));
    }

    [Test]
    public async Task A_context_without_the_table_in_its_model_is_told_how_to_add_it()
    {
        services.AddDbContext<OtherContext>(Configure);
        services.AddSlackApp<NoApp>().UseEntityFramework<OtherContext>();
        await using var provider = await CreateAsync<OtherContext>();

        Assert.That(
            async () => await provider.GetRequiredService<ISlackInstallationStore>().FindAsync(Sample.Key, default),
            Throws.InvalidOperationException.With.Message.Contains("OtherContext").And.Message.Contains("AddSlackInstallations"));
    }

    [Test]
    public void A_database_without_the_table_is_an_error_of_its_provider()
    {
        services.AddDbContext<InstallationsContext>(Configure);
        services.AddSlackApp<NoApp>().UseEntityFramework<InstallationsContext>();
        using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<ISlackInstallationStore>();

        Assert.That(async () => await store.FindAsync(Sample.Key, default), Throws.TypeOf<SqliteException>().With.Message.Contains(InstallationsContext.Table));
        Assert.That(async () => await store.TrySaveAsync(Sample.Full, default), Throws.TypeOf<SqliteException>());
    }

    [Test]
    public void The_table_has_the_name_and_the_schema_of_the_program()
    {
        using var named = new NamedContext(connection.ConnectionString);
        var table = named.Model.FindEntityType(typeof(SlackInstallationEntity))!;

        Assert.That((table.GetSchema(), table.GetTableName()), Is.EqualTo(("slack", "Installed")));
    }

    [TestCase(true, "IX_Bots_AppId_TeamId_UserId")]
    [TestCase(false, "PRIMARY KEY|autoindex")]
    public async Task A_place_is_found_by_an_index(bool isWorkspace, string index)
    {
        var plans = new QueryPlans();
        services.AddDbContext<InstallationsContext>(o => o.UseSqlite(connection.ConnectionString).AddInterceptors(plans));
        services.AddSlackApp<NoApp>().UseEntityFramework<InstallationsContext>();
        await using var provider = await CreateAsync<InstallationsContext>();
        plans.Found.Clear();

        await provider.GetRequiredService<ISlackInstallationStore>().FindEntriesAsync(
            isWorkspace ? SlackInstallationQuery.InWorkspace("A1", "T1", ["U1"], includesBot: false) : SlackInstallationQuery.InOrganization("A1", "E1"), default);

        Assert.That(plans.Found, Has.Some.Match($"SEARCH .*({index})").And.None.StartsWith("SCAN b"));
    }

    private void Configure(DbContextOptionsBuilder options) => options.UseSqlite(connection.ConnectionString);

    private async Task<ServiceProvider> CreateAsync<TContext>()
        where TContext : DbContext
    {
        var provider = services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Database.EnsureCreatedAsync();
        return provider;
    }

    /// <summary>Asks the database how it executes each query.</summary>
    private sealed class QueryPlans : DbCommandInterceptor
    {
        public List<string> Found { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var text = command.CommandText;
            command.CommandText = "EXPLAIN QUERY PLAN " + text;
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    Found.Add(reader.GetString(3));
                }
            }

            command.CommandText = text;
            return result;
        }
    }

    private sealed class OtherContext(DbContextOptions<OtherContext> options) : DbContext(options);

    private sealed class NamedContext(string connectionString) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite(connectionString);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddSlackInstallations("Installed", "slack");
    }
}
