using StackExchange.Redis;

namespace SlackGen.RateLimiting;

/// <summary>
/// Counts calls in Redis 6 or later, or a server that is compatible with it: two keys for each budget in use, one script for each decision, by the server's
/// clock. The keys of a budget lie in one slot of a cluster and expire by themselves.
/// </summary>
public sealed class RedisRateStore : ISlackRateStore
{
    /// <summary>How long a process keeps its place in the queue after its turn has come. One that was killed delays those behind it by this.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>How long a process that has taken its fair part leaves what is left to the others. Their timers fire at the same time as its own.</summary>
    private static readonly TimeSpan Yield = TimeSpan.FromMilliseconds(50);

    private readonly IConnectionMultiplexer connection;
    private readonly string prefix;

    // When the server gave its first response; 0 before that.
    private long acquaintedAt;

    /// <summary>Creates one. The server is asked with the first call.</summary>
    /// <param name="connection">The connection; it stays the caller's to dispose. Its default database is used.</param>
    /// <param name="prefix">What the keys begin with; applications with the same prefix share budgets. No braces: those say in which slot of a cluster a key lies.</param>
    /// <exception cref="ArgumentException">The prefix is empty or holds a brace.</exception>
    public RedisRateStore(IConnectionMultiplexer connection, string prefix = "slackgen")
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        if (prefix.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            throw new ArgumentException($"The prefix '{prefix}' holds a brace, which would decide in which slot of a cluster the keys lie.", nameof(prefix));
        }

        (this.connection, this.prefix) = (connection, prefix);
    }

    /// <inheritdoc/>
    public async ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref acquaintedAt);
        var acquaintance = known == 0 ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(known);
        var result = (long[])(await RunAsync(
            RedisScripts.Acquire,
            [Key(request.Partition, "grants"), Key(request.Partition, "state")],
            [
                request.Limit, Microseconds(request.Window), request.Permits, request.Waiter.ToString("N"), Microseconds(Grace), Microseconds(Yield),
                Microseconds(acquaintance),
            ],
            cancellationToken).ConfigureAwait(false))!;
        if (known == 0)
        {
            Interlocked.CompareExchange(ref acquaintedAt, TimeProvider.System.GetTimestamp(), 0);
        }

        return new SlackRateDecision((int)result[0], TimeSpan.FromMicroseconds(result[1]));
    }

    /// <inheritdoc/>
    public async ValueTask PauseAsync(string partition, TimeSpan duration, CancellationToken cancellationToken) =>
        await RunAsync(RedisScripts.Pause, [Key(partition, "state")], [Microseconds(duration)], cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask PingAsync(string partition, CancellationToken cancellationToken) =>
        await RunAsync(RedisScripts.Ping, [Key(partition, "state")], [], cancellationToken).ConfigureAwait(false);

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    // The client sends the hash of a script that the server has seen, and its text where the server has lost it.
    private Task<RedisResult> RunAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken) =>
        connection.GetDatabase().ScriptEvaluateAsync(script, keys, values, CommandFlags.DemandMaster).WaitAsync(cancellationToken);

    // The braces say in which slot of a cluster the key lies; partitions may hold some too.
    private RedisKey Key(string partition, string suffix) =>
        $"{prefix}:{{{partition.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)}}}:{suffix}";
}
