using Npgsql;

namespace SlackGen.RateLimiting.Tests;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class PostgresSchemaTests : IDisposable
{
    private static readonly SlackRateRequest Request = new("p", 1, TimeSpan.FromMinutes(1), 1, Guid.NewGuid());

    private readonly PostgresServer server = (PostgresServer)Servers.Get(StoreKind.Postgres);
    private readonly string schema = Servers.NewName();
    private readonly NpgsqlDataSource source;

    public PostgresSchemaTests() => source = NpgsqlDataSource.Create(server.ConnectionString);

    public void Dispose() => source.Dispose();

    [Test]
    public async Task Processes_that_start_together_make_the_tables_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => new PostgresRateStore(source, schema).EnsureSchemaAsync())));

        Assert.That(await server.ScalarAsync<int>($"SELECT version FROM {schema}.store"), Is.EqualTo(PostgresSchema.Version));
        Assert.That(await server.ScalarAsync<long>($"SELECT count(*) FROM {schema}.store"), Is.EqualTo(1));
    }

    [Test]
    public async Task Tables_of_a_newer_version_are_refused_with_a_word_on_what_to_do()
    {
        await new PostgresRateStore(source, schema).EnsureSchemaAsync();
        await server.ScalarAsync<int>($"UPDATE {schema}.store SET version = 7 RETURNING version");
        var store = new PostgresRateStore(source, schema);

        var exception = Assert.ThrowsAsync<InvalidOperationException>(() => store.EnsureSchemaAsync())!;
        Assert.ThrowsAsync<InvalidOperationException>(async () => await store.TryAcquireAsync(Request, default));

        Assert.That(exception.Message, Does.Contain($"'{schema}'").And.Contain("version 7").And.Contain("Update this process"));
    }

    [Test]
    public async Task The_script_makes_the_tables_for_an_application_that_may_only_use_them()
    {
        var script = new PostgresRateStore(source, schema).SchemaScript;
        var role = $"{schema}_role";
        await server.ScalarAsync<int>(
            $"""
            {script}
            CREATE ROLE {role} LOGIN;
            REVOKE CREATE ON DATABASE postgres FROM PUBLIC;
            GRANT USAGE ON SCHEMA {schema} TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};
            SELECT 1
            """);
        await using var restricted = NpgsqlDataSource.Create(server.ConnectionString.Replace("Username=postgres", $"Username={role}"));
        var store = new PostgresRateStore(restricted, schema);

        Assert.That((await store.TryAcquireAsync(Request, default)).Granted, Is.EqualTo(1));
        Assert.That(await store.SweepAsync(default), Is.Zero);
        Assert.ThrowsAsync<PostgresException>(() => new PostgresRateStore(restricted, schema + "_other").EnsureSchemaAsync());
    }

    [Test]
    public async Task A_schema_that_is_there_already_is_filled()
    {
        await server.ScalarAsync<int>($"CREATE SCHEMA {schema}; SELECT 1");

        Assert.That((await new PostgresRateStore(source, schema).TryAcquireAsync(Request, default)).Granted, Is.EqualTo(1));
    }

    [Test]
    public async Task Tables_that_are_dropped_are_made_again()
    {
        var store = new PostgresRateStore(source, schema);
        await store.TryAcquireAsync(Request, default);
        await server.ScalarAsync<int>($"DROP SCHEMA {schema} CASCADE; SELECT 1");

        Assert.ThrowsAsync<PostgresException>(async () => await store.PingAsync("p", default));
        Assert.That((await store.TryAcquireAsync(Request, default)).Granted, Is.EqualTo(1));
    }

    [TestCase("user")]
    [TestCase("select")]
    [TestCase("_")]
    public async Task A_name_may_be_a_word_of_SQL(string name)
    {
        var store = new PostgresRateStore(source, name);

        Assert.That((await store.TryAcquireAsync(Request, default)).Granted, Is.EqualTo(1));
        Assert.That(await store.SweepAsync(default), Is.Zero);
        await store.PingAsync("p", default);
        await store.PauseAsync("p", TimeSpan.FromSeconds(1), default);
        Assert.That(await server.ScalarAsync<long>($"SELECT count(*) FROM \"{name}\".budget"), Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("pg_slack")]
    [TestCase("1st")]
    [TestCase("Slack")]
    [TestCase("a;drop table b")]
    [TestCase("a\"b")]
    [TestCase("a\n")]
    public void A_name_that_the_server_would_not_take_as_it_is_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => _ = new PostgresRateStore(source, name));
}
