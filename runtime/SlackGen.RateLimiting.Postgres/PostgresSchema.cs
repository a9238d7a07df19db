using Npgsql;

namespace SlackGen.RateLimiting;

/// <summary>The tables of the store. One process at a time creates missing tables. A process with an older version never changes them.</summary>
internal sealed class PostgresSchema(string name)
{
    /// <summary>Gets the name as an SQL identifier, in quotes, since some names are keywords.</summary>
    public string Identifier { get; } = $"\"{name}\"";

    /// <summary>The version of the tables. A change of the tables needs a new version, and a step in <see cref="EnsureAsync"/> that upgrades to it.</summary>
    public const int Version = 1;

    /// <summary>Gets the SQL script that creates the tables.</summary>
    public string Script =>
        $$"""
        CREATE SCHEMA IF NOT EXISTS {{Identifier}};

        -- One row: the version of the tables, and the time when expired rows were last removed.
        CREATE TABLE {{Identifier}}.store (
            version int NOT NULL,
            swept_at timestamptz NOT NULL DEFAULT '-infinity'
        );
        INSERT INTO {{Identifier}}.store (version) VALUES ({{Version}});

        -- One row for each budget in use. Every call updates its row: the fill factor leaves space in each page for updates in place.
        CREATE TABLE {{Identifier}}.budget (
            partition text PRIMARY KEY,
            grants timestamptz[] NOT NULL DEFAULT '{}',         -- the calls within the window, oldest first
            paused_until timestamptz NOT NULL DEFAULT '-infinity', -- the end of a pause, since Slack responded with 429
            waiting uuid[] NOT NULL DEFAULT '{}',               -- processes whose request was refused, in order
            waiting_until timestamptz[] NOT NULL DEFAULT '{}',  -- when each of them loses its place in the queue
            granted int NOT NULL DEFAULT 0,                     -- the last decision, for RETURNING
            retry_after interval NOT NULL DEFAULT '0',
            expires_at timestamptz NOT NULL                     -- when the row may be removed
        ) WITH (fillfactor = 50);
        """;

    /// <summary>Creates missing tables.</summary>
    /// <exception cref="InvalidOperationException">The tables have a newer version than this package.</exception>
    public async Task EnsureAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Checked first: the tables usually exist, and a role that may use them need not have the right to create them.
            if (!await TablesExistAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                await CreateAsync(connection, cancellationToken).ConfigureAwait(false);
            }

            var version = await ScalarAsync<int>(connection, $"SELECT version FROM {Identifier}.store", cancellationToken).ConfigureAwait(false);
            if (version > Version)
            {
                throw new InvalidOperationException(
                    $"The schema '{name}' of the shared Slack rate limits has version {version}, and this process supports versions up to {Version}: "
                    + "a newer SlackGen.RateLimiting.Postgres created it. Update this process, or use a different schema.");
            }
        }
    }

    private async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // CREATE … IF NOT EXISTS fails if two processes run it at the same time. The lock ends with the transaction.
            var wait = $"SELECT pg_advisory_xact_lock(hashtextextended('SlackGen.RateLimiting.{name}', 0))";
            await ExecuteAsync(connection, wait, cancellationToken).ConfigureAwait(false);
            if (!await TablesExistAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                // If the schema exists, the right to create schemas is not needed. It may belong to another role.
                var schemaExists = await ScalarAsync<bool>(connection, $"SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '{name}')", cancellationToken).ConfigureAwait(false);
                var script = schemaExists ? Script[(Script.IndexOf(';', StringComparison.Ordinal) + 1)..] : Script;
                await ExecuteAsync(connection, script, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Not to_regclass(): it reads a cache of the session, which may not contain yet what another process created during the wait for the lock.
    private Task<bool> TablesExistAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ScalarAsync<bool>(connection, $"SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = '{name}' AND tablename = 'store')", cancellationToken);

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            return (T)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
