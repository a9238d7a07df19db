using Npgsql;
using SlackGen.TestSupport;

namespace SlackGen.RateLimiting.Tests;

/// <summary>A PostgreSQL server of its own.</summary>
internal sealed class PostgresServer : StoreServer
{
    private readonly LocalPostgres server;

    private PostgresServer(LocalPostgres server) => this.server = server;

    public override StoreKind Kind => StoreKind.Postgres;

    public override string ConnectionString => server.ConnectionString;

    /// <summary>Starts a server; null with a reason where there is none.</summary>
    public static (StoreServer? Server, string Reason) TryStart()
    {
        var (server, reason) = LocalPostgres.TryStart();
        return (server is null ? null : new PostgresServer(server), reason);
    }

    public override void Start() => server.Start();

    public override void Stop() => server.Stop();

    public override StoreView Open(string name) => new PostgresView(this, name, OpenStore.Open(Kind, ConnectionString, name));

    /// <summary>Runs a statement and returns its first value.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public override void Dispose() => server.Dispose();
}
