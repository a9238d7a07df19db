namespace SlackGen.RateLimiting;

/// <summary>
/// The scripts of the store. Each is one round trip, and atomic by itself. Times are whole microseconds of the server's clock, which stands still while a script
/// runs; they are formatted, since Lua writes large numbers in its own way.
/// </summary>
internal static class RedisScripts
{
    /// <summary>
    /// Decides. KEYS: the grants of the budget within the window, oldest first; its state. ARGV: limit, window, permits, waiter, grace, yield, and for how long
    /// this process has known the store.
    /// </summary>
    public const string Acquire =
        """
        local limit, window, permits, waiter = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
        local grace, yield, acquaintance = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
        local clock = redis.call('TIME')
        local now = clock[1] * 1000000 + clock[2]
        local function text(number) return string.format('%.0f', number) end
        local function grant(i) return tonumber(redis.call('LINDEX', KEYS[1], i - 1)) end

        -- A server that was started after this process came to know it may have forgotten what it granted before.
        local info = redis.pcall('INFO', 'server')
        local uptime = type(info) == 'string' and tonumber(string.match(info, 'uptime_in_seconds:(%d+)'))
        if uptime and (uptime + 1) * 1000000 <= acquaintance and uptime * 1000000 < window then
            return {0, window - uptime * 1000000}
        end

        -- A clock that was set back must not keep calls in the window for longer than the window.
        local newest = grant(0)
        if newest and newest > now then
            for i = 1, redis.call('LLEN', KEYS[1]) do
                if grant(i) > now then redis.call('LSET', KEYS[1], i - 1, text(now)) end
            end
        end
        while (grant(1) or now) <= now - window do redis.call('LPOP', KEYS[1]) end
        local used = redis.call('LLEN', KEYS[1])

        -- Others that wait, and those of them that came before this process.
        local paused = tonumber(redis.call('HGET', KEYS[2], 'paused') or '0')
        local line, place, others, ahead = {}, nil, 0, 0
        for id, ends in string.gmatch(redis.call('HGET', KEYS[2], 'line') or '', '([^ ]+) (%d+) ') do
            if tonumber(ends) > now then
                if id == waiter then
                    place, ahead = #line + 1, others
                else
                    others = others + 1
                end
                line[#line + 1] = {id, tonumber(ends)}
            end
        end
        if not place then ahead = others end

        -- One permit is left to each of those who came before, and nobody takes more at a time than a fair part while others wait.
        local granted = 0
        if paused <= now then
            granted = math.max(0, math.min(permits, limit - used - ahead, math.floor((limit + others) / (others + 1))))
        end
        for _ = 1, granted do redis.call('RPUSH', KEYS[1], text(now)) end
        used = used + granted

        local turn
        if granted < permits then
            -- The grants that have to leave the window until this process has its turn, and until the first in the queue has.
            local first = used - limit + 1
            local mine = first + (granted > 0 and others or ahead)

            -- Whoever has taken a fair part lets the others take theirs before it looks whether they left something. Whoever waits behind others also looks
            -- in after the first one's turn: that one may be dead.
            turn = math.max(paused, math.min(
                mine < 1 and now + yield or (grant(mine) or math.huge) + window,
                (first < 1 and now or grant(first) + window) + grace))
        end

        -- Whoever got something goes to the end of the queue, whoever got nothing keeps its place, and whoever got everything leaves.
        if place and (granted > 0 or not turn) then table.remove(line, place) end
        if turn then
            if place and granted == 0 then
                line[place] = {waiter, turn + grace}
            else
                line[#line + 1] = {waiter, turn + grace}
            end
        end
        local parts = {}
        for i = 1, #line do parts[i] = line[i][1] .. ' ' .. text(line[i][2]) .. ' ' end
        redis.call('HSET', KEYS[2], 'line', table.concat(parts), 'paused', text(paused))

        -- Both keys end when they say nothing any more.
        local ends = math.max(used > 0 and grant(used) + window or now, paused, turn and turn + grace or now)
        redis.call('PEXPIREAT', KEYS[1], text(math.ceil(ends / 1000)))
        redis.call('PEXPIREAT', KEYS[2], text(math.ceil(ends / 1000)))
        return {granted, turn and turn - now or 0}
        """;

    /// <summary>Pauses. KEYS: the state of the budget. ARGV: for how long. A pause that ends later stays.</summary>
    public const string Pause =
        """
        local clock = redis.call('TIME')
        local ends = clock[1] * 1000000 + clock[2] + tonumber(ARGV[1])
        if tonumber(redis.call('HGET', KEYS[1], 'paused') or '0') < ends then
            redis.call('HSET', KEYS[1], 'paused', string.format('%.0f', ends))
        end
        local left = math.ceil(tonumber(ARGV[1]) / 1000)
        if redis.call('PTTL', KEYS[1]) < left then redis.call('PEXPIRE', KEYS[1], left) end
        return 1
        """;

    /// <summary>Fails where the others would, and on a server that takes no writes. KEYS: the state of the budget.</summary>
    public const string Ping = "return redis.call('HDEL', KEYS[1], 'ping')";
}
