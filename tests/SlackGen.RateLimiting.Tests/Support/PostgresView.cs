using System.Globalization;
using Npgsql;

namespace SlackGen.RateLimiting.Tests;

/// <summary>A schema of a PostgreSQL server.</summary>
internal sealed class PostgresView(PostgresServer server, string schema, OpenStore open) : StoreView(open)
{
    public override async Task StartAuditAsync()
    {
        await ((PostgresRateStore)Store).EnsureSchemaAsync();
        await server.ScalarAsync<int>(
            $"""
            CREATE TABLE {schema}.audit (at timestamptz);
            CREATE FUNCTION {schema}.audit() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN INSERT INTO {schema}.audit SELECT unnest(NEW.grants[cardinality(NEW.grants) - NEW.granted + 1 :]); RETURN NULL; END $$;
            CREATE TRIGGER audit_insert AFTER INSERT ON {schema}.budget FOR EACH ROW EXECUTE FUNCTION {schema}.audit();
            CREATE TRIGGER audit_update AFTER UPDATE OF granted ON {schema}.budget FOR EACH ROW EXECUTE FUNCTION {schema}.audit();
            SELECT 1
            """);
    }

    public override async Task<IReadOnlyList<TimeSpan>> GrantsAsync() =>
        (await server.ScalarAsync<long[]>($"SELECT coalesce(array_agg({Microseconds("at")} ORDER BY at), ARRAY[]::bigint[]) FROM {schema}.audit"))
            .Select(m => TimeSpan.FromMicroseconds(m)).ToList();

    public override async Task<TimeSpan> PausedUntilAsync(string partition) =>
        TimeSpan.FromMicroseconds(await server.ScalarAsync<long>($"SELECT {Microseconds("paused_until")} FROM {schema}.budget WHERE partition = '{partition}'"));

    public override async Task<IReadOnlyList<Guid>> WaitingAsync(string partition) =>
        await server.ScalarAsync<Guid[]>($"SELECT waiting FROM {schema}.budget WHERE partition = '{partition}'");

    public override Task SetClockBackAsync(string partition, TimeSpan by) => server.ScalarAsync<int>(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        WITH u AS (
            UPDATE {schema}.budget SET grants = ARRAY(SELECT g + interval '{by.TotalSeconds} s' FROM unnest(grants) AS g) WHERE partition = '{partition}' RETURNING 1)
        SELECT count(*)::int FROM u
        """));

    private static string Microseconds(string time) => $"(extract(epoch FROM {time}) * 1000000)::bigint";
}
