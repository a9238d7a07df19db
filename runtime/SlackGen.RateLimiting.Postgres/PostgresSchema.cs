using Npgsql;

namespace SlackGen.RateLimiting;

/// <summary>The tables of the store: made when they are missing, by one process at a time, and never changed by a process that is older than they are.</summary>
internal sealed class PostgresSchema(string name)
{
    /// <summary>The name as an identifier in SQL: without quotes, some names are keywords.</summary>
    public string Identifier { get; } = $"\"{name}\"";

    /// <summary>The version that this code knows. A change of the tables gets a new one, and a step in <see cref="EnsureAsync"/> that leads to it.</summary>
    public const int Version = 1;

    /// <summary>The statements that make the tables.</summary>
    public string Script =>
        $$"""
        CREATE SCHEMA IF NOT EXISTS {{Identifier}};

        -- One row: which version the tables have, and when rows that have expired were last removed.
        CREATE TABLE {{Identifier}}.store (
            version int NOT NULL,
            swept_at timestamptz NOT NULL DEFAULT '-infinity'
        );
        INSERT INTO {{Identifier}}.store (version) VALUES ({{Version}});

        -- One row for each budget in use. Rows change with every call: room is left in each page, so that they change in place.
        CREATE TABLE {{Identifier}}.budget (
            partition text PRIMARY KEY,
            grants timestamptz[] NOT NULL DEFAULT '{}',         -- the calls within the window, oldest first
            paused_until timestamptz NOT NULL DEFAULT '-infinity', -- Slack answered 429
            waiting uuid[] NOT NULL DEFAULT '{}',               -- processes that asked in vain, in this order
            waiting_until timestamptz[] NOT NULL DEFAULT '{}',  -- when each of them loses its place
            granted int NOT NULL DEFAULT 0,                     -- the last decision, for RETURNING
            retry_after interval NOT NULL DEFAULT '0',
            expires_at timestamptz NOT NULL                     -- when the row says nothing any more
        ) WITH (fillfactor = 50);
        """;

    /// <summary>Makes the tables where they are missing.</summary>
    /// <exception cref="InvalidOperationException">The tables are newer than this code.</exception>
    public async Task EnsureAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Most often they are there, and a role that may use them need not be one that may create them.
            if (!await IsThereAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                await CreateAsync(connection, cancellationToken).ConfigureAwait(false);
            }

            var version = await ScalarAsync<int>(connection, $"SELECT version FROM {Identifier}.store", cancellationToken).ConfigureAwait(false);
            if (version > Version)
            {
                throw new InvalidOperationException(
                    $"The schema '{name}' of the shared Slack rate limits has version {version}, and this process knows versions up to {Version}: "
                    + "a newer SlackGen.RateLimiting.Postgres made it. Update this process, or give it a schema of its own.");
            }
        }
    }

    private async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // CREATE … IF NOT EXISTS fails when two run at the same time; the lock goes with the transaction.
            var wait = $"SELECT pg_advisory_xact_lock(hashtextextended('SlackGen.RateLimiting.{name}', 0))";
            await ExecuteAsync(connection, wait, cancellationToken).ConfigureAwait(false);
            if (!await IsThereAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                // A schema that is there already may belong to somebody else: then the right to create schemas is not needed.
                var isSchemaThere = await ScalarAsync<bool>(connection, $"SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '{name}')", cancellationToken).ConfigureAwait(false);
                var script = isSchemaThere ? Script[(Script.IndexOf(';', StringComparison.Ordinal) + 1)..] : Script;
                await ExecuteAsync(connection, script, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Not to_regclass(): it looks into a cache of the session, which does not see yet what another process made while this one waited for the lock.
    private Task<bool> IsThereAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
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
