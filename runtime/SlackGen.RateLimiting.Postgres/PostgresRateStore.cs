using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Npgsql;

namespace SlackGen.RateLimiting;

/// <summary>
/// A store in PostgreSQL 12 or later. It has one row for each budget in use, needs one statement for each decision and uses the clock of the server. It creates
/// missing tables.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing that needs to be disposed.")]
public sealed partial class PostgresRateStore : ISlackRateStore
{
    /// <summary>The time that a process keeps its place in the queue after its turn has come. A killed process delays those behind it by this time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>The time that a process with its fair part leaves the rest to the others, whose timers fire at the same time.</summary>
    private static readonly TimeSpan Yield = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);

    private readonly NpgsqlDataSource source;
    private readonly PostgresSchema schema;
    private readonly PostgresStatements statements;
    private readonly SemaphoreSlim schemaLock = new(1);
    private readonly bool isPreparable;
    private volatile bool isSchemaReady;
    private long sweptAt = TimeProvider.System.GetTimestamp();

    /// <summary>Initializes a store. The first call is the first to use the server.</summary>
    /// <param name="dataSource">The data source. The store does not dispose it.</param>
    /// <param name="schema">
    /// The name of the schema of the tables: at most 63 lowercase letters, digits and underscores. It does not begin with a digit, nor with <c>pg_</c>, which
    /// PostgreSQL reserves.
    /// </param>
    /// <exception cref="ArgumentException">The name of the schema is not valid.</exception>
    public PostgresRateStore(NpgsqlDataSource dataSource, string schema = "slackgen")
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(schema);
        if (!SchemaName().IsMatch(schema))
        {
            throw new ArgumentException(
                $"'{schema}' is not a valid schema name: use at most 63 lowercase letters, digits and underscores, and do not begin with a digit or pg_.",
                nameof(schema));
        }

        source = dataSource;

        // With multiplexing, Npgsql does not allow explicit preparation.
        isPreparable = !new NpgsqlConnectionStringBuilder(dataSource.ConnectionString).Multiplexing;
        this.schema = new PostgresSchema(schema);
        statements = new PostgresStatements(this.schema.Identifier);
    }

    /// <summary>Gets the SQL script that creates the tables, for a database in which the application may not create them.</summary>
    public string SchemaScript => schema.Script;

    /// <summary>
    /// Creates missing tables. The store does this itself on first use. A program that calls this method at startup fails early if the server is unreachable,
    /// denies permission or has tables of a newer version.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    /// <exception cref="InvalidOperationException">The tables have a newer version than this package.</exception>
    /// <exception cref="NpgsqlException">The server is unreachable or denies permission.</exception>
    public async Task EnsureSchemaAsync(CancellationToken cancellationToken = default)
    {
        await schemaLock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!isSchemaReady)
            {
                await schema.EnsureAsync(source, cancellationToken).ConfigureAwait(false);
                isSchemaReady = true;
            }
        }
        finally
        {
            schemaLock.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken)
    {
        var decision = await RunAsync(
            statements.Acquire,
            [
                new NpgsqlParameter<string>("partition", request.Partition),
                new NpgsqlParameter<int>("limit", request.Limit),
                new NpgsqlParameter<TimeSpan>("window", request.Window),
                new NpgsqlParameter<int>("permits", request.Permits),
                new NpgsqlParameter<Guid>("waiter", request.Waiter),
                new NpgsqlParameter<TimeSpan>("grace", Grace),
                new NpgsqlParameter<TimeSpan>("yield", Yield),
            ],
            static async (command, token) =>
            {
                var reader = await command.ExecuteReaderAsync(token).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.ReadAsync(token).ConfigureAwait(false);
                    return new SlackRateDecision(reader.GetInt32(0), reader.GetTimeSpan(1));
                }
            },
            cancellationToken).ConfigureAwait(false);
        SweepIfDue();
        return decision;
    }

    /// <inheritdoc/>
    public async ValueTask PauseAsync(string partition, TimeSpan duration, CancellationToken cancellationToken) =>
        await RunAsync(
            statements.Pause,
            [new NpgsqlParameter<string>("partition", partition), new NpgsqlParameter<TimeSpan>("duration", duration)],
            static (command, token) => command.ExecuteNonQueryAsync(token),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask PingAsync(string partition, CancellationToken cancellationToken) =>
        await RunAsync(
            statements.Ping,
            [new NpgsqlParameter<string>("partition", partition)],
            static (command, token) => command.ExecuteNonQueryAsync(token),
            cancellationToken).ConfigureAwait(false);

    private async Task<T> RunAsync<T>(
        string sql, NpgsqlParameter[] parameters, Func<NpgsqlCommand, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        if (!isSchemaReady)
        {
            await EnsureSchemaAsync(cancellationToken).ConfigureAwait(false);
        }

        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = new NpgsqlCommand(sql, connection);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.AddRange(parameters);
                try
                {
                    if (isPreparable && parameters.Length > 0)
                    {
                        // Saves planning the statement for each decision. It stays prepared when the connection returns to the pool.
                        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
                    }

                    return await run(command, cancellationToken).ConfigureAwait(false);
                }
                catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
                {
                    // The database was dropped or restored. The next call creates the tables again.
                    isSchemaReady = false;
                    throw;
                }
            }
        }
    }

    // The process that finds a sweep due removes expired rows for all processes. No call waits for it. If it fails, the next sweep removes the rows.
    private void SweepIfDue()
    {
        var last = Volatile.Read(ref sweptAt);
        if (TimeProvider.System.GetElapsedTime(last) < SweepEvery
            || Interlocked.CompareExchange(ref sweptAt, TimeProvider.System.GetTimestamp(), last) != last)
        {
            return;
        }

        _ = SweepAsync(CancellationToken.None);
    }

    /// <summary>Removes expired rows, unless any process has done so recently.</summary>
    internal Task<int> SweepAsync(CancellationToken cancellationToken) =>
        RunAsync(statements.Sweep, [], static (command, token) => command.ExecuteNonQueryAsync(token), cancellationToken);

    [GeneratedRegex("^(?!pg_)[a-z_][a-z0-9_]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaName();
}
