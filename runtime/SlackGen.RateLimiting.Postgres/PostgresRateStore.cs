using System.Text.RegularExpressions;
using Npgsql;

namespace SlackGen.RateLimiting;

/// <summary>
/// Counts calls in PostgreSQL 12 or later: one row for each budget in use, one statement for each decision, by the server's clock. The tables are made when
/// they are missing.
/// </summary>
public sealed partial class PostgresRateStore : ISlackRateStore
{
    /// <summary>How long a process keeps its place in the queue after its turn has come. One that was killed delays those behind it by this.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>How long a process that has taken its fair part leaves what is left to the others. Their timers fire at the same time as its own.</summary>
    private static readonly TimeSpan Yield = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);

    private readonly NpgsqlDataSource source;
    private readonly PostgresSchema schema;
    private readonly PostgresStatements statements;
    private readonly SemaphoreSlim making = new(1);
    private readonly bool isPreparable;
    private volatile bool isMade;
    private long sweptAt = TimeProvider.System.GetTimestamp();

    /// <summary>Creates one. The server is asked with the first call.</summary>
    /// <param name="dataSource">The connections; they stay the caller's to dispose.</param>
    /// <param name="schema">
    /// The schema that holds the tables: at most 63 lower-case letters, digits and underscores, of which a digit is not the first. <c>pg_</c> at the beginning
    /// is PostgreSQL's own.
    /// </param>
    /// <exception cref="ArgumentException">The schema has another name than that.</exception>
    public PostgresRateStore(NpgsqlDataSource dataSource, string schema = "slackgen")
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(schema);
        if (!SchemaName().IsMatch(schema))
        {
            throw new ArgumentException(
                $"'{schema}' is not a name for a schema: it takes at most 63 lower-case letters, digits and underscores, and neither a digit nor pg_ at the beginning.",
                nameof(schema));
        }

        source = dataSource;

        // Where connections are multiplexed, Npgsql prepares by itself or not at all.
        isPreparable = !new NpgsqlConnectionStringBuilder(dataSource.ConnectionString).Multiplexing;
        this.schema = new PostgresSchema(schema);
        statements = new PostgresStatements(this.schema.Identifier);
    }

    /// <summary>The statements that make the tables, for a database in which the application may not create any.</summary>
    public string SchemaScript => schema.Script;

    /// <summary>
    /// Makes the tables where they are missing. Calls do so by themselves; a program that does it when it starts learns at once when the server cannot be
    /// reached, does not permit it, or has tables of a newer version.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    /// <exception cref="InvalidOperationException">The tables are newer than this code.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached or does not permit it.</exception>
    public async Task EnsureSchemaAsync(CancellationToken cancellationToken = default)
    {
        await making.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!isMade)
            {
                await schema.EnsureAsync(source, cancellationToken).ConfigureAwait(false);
                isMade = true;
            }
        }
        finally
        {
            making.Release();
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
        SweepNowAndThen();
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
        if (!isMade)
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
                        // Planning takes the server five times as long as deciding. A connection stays prepared when it goes back to the pool.
                        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
                    }

                    return await run(command, cancellationToken).ConfigureAwait(false);
                }
                catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
                {
                    // Somebody dropped or restored the database: the next call makes the tables again.
                    isMade = false;
                    throw;
                }
            }
        }
    }

    // The process that finds it due removes what has expired, for all; nobody waits for that, and what fails is done the next time.
    private void SweepNowAndThen()
    {
        var last = Volatile.Read(ref sweptAt);
        if (TimeProvider.System.GetElapsedTime(last) < SweepEvery
            || Interlocked.CompareExchange(ref sweptAt, TimeProvider.System.GetTimestamp(), last) != last)
        {
            return;
        }

        _ = SweepAsync(CancellationToken.None);
    }

    /// <summary>Removes what has expired, unless that was done lately.</summary>
    internal Task<int> SweepAsync(CancellationToken cancellationToken) =>
        RunAsync(statements.Sweep, [], static (command, token) => command.ExecuteNonQueryAsync(token), cancellationToken);

    [GeneratedRegex("^(?!pg_)[a-z_][a-z0-9_]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaName();
}
