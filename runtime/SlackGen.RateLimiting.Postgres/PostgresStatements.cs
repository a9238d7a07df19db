namespace SlackGen.RateLimiting;

/// <summary>The statements of the store. Each is one round trip, and atomic by itself.</summary>
/// <param name="schema">The schema that holds the tables, as an identifier in SQL.</param>
internal sealed class PostgresStatements(string schema)
{
    /// <summary>
    /// Decides. The row is locked while the expressions of DO UPDATE are evaluated, so that two processes never see the same state; for the same reason the
    /// time is <c>clock_timestamp()</c>, read under the lock, and not <c>now()</c>, which is that of before the wait for it.
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
                -- A clock that was set back must not keep calls in the window for longer than the window.
                SELECT coalesce(array_agg(least(at, clock.now) ORDER BY i), ARRAY[]::timestamptz[]) AS grants
                FROM unnest(b.grants) WITH ORDINALITY AS g(at, i)
                WHERE at > clock.now - @window
            ) AS earlier
            CROSS JOIN LATERAL (
                -- Others that wait, and those of them that came before this process.
                SELECT count(*) FILTER (WHERE id <> @waiter)::int AS others,
                    count(*) FILTER (WHERE id <> @waiter AND i < coalesce(place, i + 1))::int AS ahead,
                    min(place) AS place
                FROM (
                    SELECT id, i, min(i) FILTER (WHERE id = @waiter) OVER () AS place
                    FROM unnest(b.waiting, b.waiting_until) WITH ORDINALITY AS w(id, until, i)
                    WHERE until > clock.now) AS w
            ) AS queue
            CROSS JOIN LATERAL (
                -- One permit is left to each of those who came before, and nobody takes more at a time than a fair part while others wait.
                SELECT CASE WHEN b.paused_until > clock.now THEN 0
                    ELSE greatest(0, least(@permits, @limit - cardinality(earlier.grants) - queue.ahead, (@limit + queue.others) / (queue.others + 1))) END AS granted
            ) AS decision
            CROSS JOIN LATERAL (
                SELECT earlier.grants || array_fill(clock.now, ARRAY[decision.granted]) AS grants
            ) AS later
            CROSS JOIN LATERAL (
                -- The grants that have to leave the window until this process has its turn, and until the first in the queue has.
                SELECT first + CASE WHEN decision.granted > 0 THEN queue.others ELSE queue.ahead END AS mine, first
                FROM (SELECT cardinality(later.grants) - @limit + 1 AS first) AS f
            ) AS leaving
            CROSS JOIN LATERAL (
                -- Whoever has taken a fair part lets the others take theirs before it looks whether they left something. Whoever waits behind others also
                -- looks in after the first one's turn: that one may be dead.
                SELECT CASE WHEN decision.granted < @permits THEN greatest(b.paused_until, least(
                    CASE WHEN leaving.mine < 1 THEN clock.now + @yield ELSE later.grants[leaving.mine] + @window END,
                    CASE WHEN leaving.first < 1 THEN clock.now ELSE later.grants[leaving.first] + @window END + @grace)) END AS at
            ) AS turn
            CROSS JOIN LATERAL (
                -- Whoever got something goes to the end of the queue, whoever got nothing keeps its place, and whoever got everything leaves.
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

    /// <summary>Pauses. A pause that ends later stays.</summary>
    public string Pause { get; } =
        $"""
        INSERT INTO {schema}.budget AS b (partition, paused_until, expires_at)
        VALUES (@partition, clock_timestamp() + @duration, clock_timestamp() + @duration)
        ON CONFLICT (partition) DO UPDATE
        SET paused_until = greatest(b.paused_until, excluded.paused_until), expires_at = greatest(b.expires_at, excluded.expires_at)
        """;

    /// <summary>
    /// Removes rows that have expired: for all processes together once in a while, and a bounded number at a time. It takes no index, which every call would
    /// have to maintain; the table is small.
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

    /// <summary>Fails where the others would: on a locked row, and on a server that takes no writes.</summary>
    public string Ping { get; } = $"SELECT FROM {schema}.budget WHERE partition = @partition FOR UPDATE";
}
