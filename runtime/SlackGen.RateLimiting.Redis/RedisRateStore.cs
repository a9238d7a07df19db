using StackExchange.Redis;

namespace SlackGen.RateLimiting;

/// <summary>
/// A store in Redis 6 or later, or a compatible server. It has two keys for each budget in use, needs one script call for each decision and uses the clock of
/// the server. The keys of a budget are in the same slot of a cluster and expire by themselves.
/// </summary>
public sealed class RedisRateStore : ISlackRateStore
{
    /// <summary>The time that a process keeps its place in the queue after its turn has come. A killed process delays those behind it by this time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>The time that a process with its fair part leaves the rest to the others, whose timers fire at the same time.</summary>
    private static readonly TimeSpan Yield = TimeSpan.FromMilliseconds(50);

    private readonly IConnectionMultiplexer connection;
    private readonly string prefix;

    // The time of the server's first response, as a timestamp; 0 before that.
    private long firstResponseAt;

    /// <summary>Initializes a store. The first call is the first to use the server.</summary>
    /// <param name="connection">The connection, whose default database is used. The store does not dispose it.</param>
    /// <param name="prefix">The prefix of the keys, without braces, which determine the slot of a key. Applications with the same prefix share budgets.</param>
    /// <exception cref="ArgumentException">The prefix is empty or contains a brace.</exception>
    public RedisRateStore(IConnectionMultiplexer connection, string prefix = "slackgen")
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        if (prefix.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            throw new ArgumentException($"The prefix '{prefix}' contains a brace, which would determine the cluster slot of the keys.", nameof(prefix));
        }

        (this.connection, this.prefix) = (connection, prefix);
    }

    /// <inheritdoc/>
    public async ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken)
    {
        var firstResponse = Volatile.Read(ref firstResponseAt);
        var sinceFirstResponse = firstResponse == 0 ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(firstResponse);
        var result = (long[])(await RunAsync(
            RedisScripts.Acquire,
            [Key(request.Partition, "grants"), Key(request.Partition, "state")],
            [
                request.Limit, Microseconds(request.Window), request.Permits, request.Waiter.ToString("N"), Microseconds(Grace), Microseconds(Yield),
                Microseconds(sinceFirstResponse),
            ],
            cancellationToken).ConfigureAwait(false))!;
        if (firstResponse == 0)
        {
            Interlocked.CompareExchange(ref firstResponseAt, TimeProvider.System.GetTimestamp(), 0);
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

    // The client sends the hash of a script that it has loaded, and the text again if the server has lost it.
    private Task<RedisResult> RunAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken) =>
        connection.GetDatabase().ScriptEvaluateAsync(script, keys, values, CommandFlags.DemandMaster).WaitAsync(cancellationToken);

    // The braces determine the slot of the key in a cluster. Braces in the partition are encoded.
    private RedisKey Key(string partition, string suffix) =>
        $"{prefix}:{{{partition.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)}}}:{suffix}";
}
