using System.Globalization;

namespace SlackGen.RateLimiting.Tests;

/// <summary>
/// Writes down every permit of a schema when it is granted, by the clock of the server, which is the one that decides. What processes note themselves is
/// late by as much as the machine is busy.
/// </summary>
internal static class Audit
{
    public static async Task StartAsync(PostgresServer server, string schema)
    {
        await Database.ScalarAsync<int>(
            $"""
            CREATE TABLE {schema}.audit (at timestamptz);
            CREATE FUNCTION {schema}.audit() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN INSERT INTO {schema}.audit SELECT unnest(NEW.grants[cardinality(NEW.grants) - NEW.granted + 1 :]); RETURN NULL; END $$;
            CREATE TRIGGER audit_insert AFTER INSERT ON {schema}.budget FOR EACH ROW EXECUTE FUNCTION {schema}.audit();
            CREATE TRIGGER audit_update AFTER UPDATE OF granted ON {schema}.budget FOR EACH ROW EXECUTE FUNCTION {schema}.audit();
            SELECT 1
            """,
            server);
    }

    /// <summary>When permits were granted, since 1970.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> GrantsAsync(PostgresServer server, string schema) =>
        (await Database.ScalarAsync<long[]>($"SELECT coalesce(array_agg({Microseconds("at")} ORDER BY at), ARRAY[]::bigint[]) FROM {schema}.audit", server))
            .Select(m => TimeSpan.FromMicroseconds(m)).ToList();

    /// <summary>Until when the only budget of a schema is paused, since 1970.</summary>
    public static async Task<TimeSpan> PausedUntilAsync(PostgresServer server, string schema) =>
        TimeSpan.FromMicroseconds(await Database.ScalarAsync<long>($"SELECT {Microseconds("paused_until")} FROM {schema}.budget", server));

    private static string Microseconds(string time) => string.Create(CultureInfo.InvariantCulture, $"(extract(epoch FROM {time}) * 1000000)::bigint");
}
