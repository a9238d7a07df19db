namespace SlackGen.RateLimiting;

/// <summary>The SQL statements of the store. Each takes one round trip and is atomic.</summary>
/// <param name="schema">The schema of the tables, as an SQL identifier.</param>
internal sealed class PostgresStatements(string schema)
{
    /// <summary>
    /// Gets the statement of a decision. The row is locked while the expressions of DO UPDATE are evaluated, so that two processes never see the same state.
    /// The time is <c>clock_timestamp()</c>, which is read under the lock. <c>now()</c> would be the time before the wait for the lock.
    /// </summary>
    public string Acquire { get; } =
        $"""
        INSERT INTO {schema}.budget AS b (partition, grants, granted, retry_after, expires_at)
        VALUES (
            @partition, array_fill(clock_timestamp(), ARRAY[least(@permits, @limit)]), least(@permits, @limit),
            CASE WHEN @permits > @limit THEN @window ELSE interval '0' END, clock_timestamp() + @window)
        ON CONFLICT (partition) DO UPDATE
        SET (grants, waiting, waiting_until, granted, retry_after, expires_at) = (
            SELECT later.grants, line.ids, line.untils, decision.granted, coalesce(turn.at - clock.now, interval '0'),
                greatest(later.grants[cardinality(later.grants)] + @window, b.paused_until, turn.at + @grace, clock.now)
            FROM (SELECT clock_timestamp() AS now) AS clock
            CROSS JOIN LATERAL (
                -- If the clock was set back, calls must not stay in the window for longer than its length.
                SELECT coalesce(array_agg(least(at, clock.now) ORDER BY i), ARRAY[]::timestamptz[]) AS grants
                FROM unnest(b.grants) WITH ORDINALITY AS g(at, i)
                WHERE at > clock.now - @window
            ) AS earlier
            CROSS JOIN LATERAL (
                -- The number of other waiters, and of those ahead of this process.
                SELECT count(*) FILTER (WHERE id <> @waiter)::int AS others,
                    count(*) FILTER (WHERE id <> @waiter AND i < coalesce(place, i + 1))::int AS ahead,
                    min(place) AS place
                FROM (
                    SELECT id, i, min(i) FILTER (WHERE id = @waiter) OVER () AS place
                    FROM unnest(b.waiting, b.waiting_until) WITH ORDINALITY AS w(id, until, i)
                    WHERE until > clock.now) AS w
            ) AS queue
            CROSS JOIN LATERAL (
                -- Leave one permit to each waiter ahead. While others wait, grant at most a fair part at a time.
                SELECT CASE WHEN b.paused_until > clock.now THEN 0
                    ELSE greatest(0, least(@permits, @limit - cardinality(earlier.grants) - queue.ahead, (@limit + queue.others) / (queue.others + 1))) END AS granted
            ) AS decision
            CROSS JOIN LATERAL (
                SELECT earlier.grants || array_fill(clock.now, ARRAY[decision.granted]) AS grants
            ) AS later
            CROSS JOIN LATERAL (
                -- The number of grants that must leave the window before the turn of this process, and before that of the first waiter.
                SELECT first + CASE WHEN decision.granted > 0 THEN queue.others ELSE queue.ahead END AS mine, first
                FROM (SELECT cardinality(later.grants) - @limit + 1 AS first) AS f
            ) AS leaving
            CROSS JOIN LATERAL (
                -- A process with its fair part asks for the rest only after the others had time to take theirs. A process behind others also asks
                -- after the turn of the first one, which may be dead.
                SELECT CASE WHEN decision.granted < @permits THEN greatest(b.paused_until, least(
                    CASE WHEN leaving.mine < 1 THEN clock.now + @yield ELSE later.grants[leaving.mine] + @window END,
                    CASE WHEN leaving.first < 1 THEN clock.now ELSE later.grants[leaving.first] + @window END + @grace)) END AS at
            ) AS turn
            CROSS JOIN LATERAL (
                -- A process that got some permits moves to the end of the queue. One that got none keeps its place. One that got all leaves.
                SELECT coalesce(array_agg(id ORDER BY i), ARRAY[]::uuid[]) AS ids, coalesce(array_agg(until ORDER BY i), ARRAY[]::timestamptz[]) AS untils
                FROM (
                    SELECT id, until, i
                    FROM unnest(b.waiting, b.waiting_until) WITH ORDINALITY AS w(id, until, i)
                    WHERE until > clock.now AND id <> @waiter
                    UNION ALL
                    SELECT @waiter, turn.at + @grace, CASE WHEN decision.granted = 0 THEN queue.place END
                    WHERE decision.granted < @permits) AS l
            ) AS line
        )
        RETURNING granted, retry_after
        """;

    /// <summary>Gets the statement of a pause. An existing pause that ends later remains.</summary>
    public string Pause { get; } =
        $"""
        INSERT INTO {schema}.budget AS b (partition, paused_until, expires_at)
        VALUES (@partition, clock_timestamp() + @duration, clock_timestamp() + @duration)
        ON CONFLICT (partition) DO UPDATE
        SET paused_until = greatest(b.paused_until, excluded.paused_until), expires_at = greatest(b.expires_at, excluded.expires_at)
        """;

    /// <summary>
    /// Gets the statement that removes expired rows: at most once in 30 s for all processes, and at most 10,000 rows at a time. There is no index for it, which
    /// every call would have to maintain; the table is small.
    /// </summary>
    public string Sweep { get; } =
        $"""
        WITH due AS (
            UPDATE {schema}.store SET swept_at = clock_timestamp() WHERE swept_at < clock_timestamp() - interval '30 s' RETURNING true
        )
        DELETE FROM {schema}.budget
        WHERE partition IN (
            SELECT partition FROM {schema}.budget
            WHERE expires_at < clock_timestamp() AND EXISTS (SELECT FROM due)
            LIMIT 10000 FOR UPDATE SKIP LOCKED)
        """;

    /// <summary>Gets the statement of a ping. It fails where the other statements would: on a locked row, and on a server that refuses writes.</summary>
    public string Ping { get; } = $"SELECT FROM {schema}.budget WHERE partition = @partition FOR UPDATE";
}
