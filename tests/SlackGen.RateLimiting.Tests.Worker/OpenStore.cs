using Npgsql;
using StackExchange.Redis;

namespace SlackGen.RateLimiting.Tests;

/// <summary>A store with the connections that it uses.</summary>
public sealed class OpenStore : IDisposable
{
    private readonly IDisposable connections;

    private OpenStore(ISlackRateStore store, IDisposable connections) => (Store, this.connections) = (store, connections);

    public ISlackRateStore Store { get; }

    /// <summary>Opens a store as its README says.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="connection">The connection string.</param>
    /// <param name="name">The schema or the prefix of the keys.</param>
    public static OpenStore Open(StoreKind kind, string connection, string name)
    {
        if (kind == StoreKind.Postgres)
        {
            var source = NpgsqlDataSource.Create(connection);
            return new OpenStore(new PostgresRateStore(source, name), source);
        }

        var redis = Connect(connection);
        return new OpenStore(new RedisRateStore(redis, name), redis);
    }

    /// <summary>Connects to Redis, now or when it is there.</summary>
    public static ConnectionMultiplexer Connect(string connection)
    {
        var options = ConfigurationOptions.Parse(connection);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(250);
        return ConnectionMultiplexer.Connect(options);
    }

    public void Dispose() => connections.Dispose();
}
