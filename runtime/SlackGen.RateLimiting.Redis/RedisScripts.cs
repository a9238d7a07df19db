namespace SlackGen.RateLimiting;

/// <summary>
/// The Lua scripts of the store. Each takes one round trip and is atomic. Times are whole microseconds of the server's clock, which does not advance while a
/// script runs. They are formatted explicitly, since Lua writes large numbers with an exponent.
/// </summary>
internal static class RedisScripts
{
    /// <summary>
    /// The script of a decision. KEYS: the grants of the budget within the window, oldest first; the state of the budget. ARGV: limit, window, permits, waiter,
    /// grace, yield, and the time since the store's first response to this process.
    /// </summary>
    public const string Acquire =
        """
        local limit, window, permits, waiter = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
        local grace, yield, since_response = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
        local clock = redis.call('TIME')
        local now = clock[1] * 1000000 + clock[2]
        local function text(number) return string.format('%.0f', number) end
        local function grant(i) return tonumber(redis.call('LINDEX', KEYS[1], i - 1)) end

        -- A server that started after its first response to this process may have lost earlier grants.
        local info = redis.pcall('INFO', 'server')
        local uptime = type(info) == 'string' and tonumber(string.match(info, 'uptime_in_seconds:(%d+)'))
        if uptime and (uptime + 1) * 1000000 <= since_response and uptime * 1000000 < window then
            return {0, window - uptime * 1000000}
        end

        -- If the clock was set back, calls must not stay in the window for longer than its length.
        local newest = grant(0)
        if newest and newest > now then
            for i = 1, redis.call('LLEN', KEYS[1]) do
                if grant(i) > now then redis.call('LSET', KEYS[1], i - 1, text(now)) end
            end
        end
        while (grant(1) or now) <= now - window do redis.call('LPOP', KEYS[1]) end
        local used = redis.call('LLEN', KEYS[1])

        -- The number of other waiters, and of those ahead of this process.
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

        -- Leave one permit to each waiter ahead. While others wait, grant at most a fair part at a time.
        local granted = 0
        if paused <= now then
            granted = math.max(0, math.min(permits, limit - used - ahead, math.floor((limit + others) / (others + 1))))
        end
        for _ = 1, granted do redis.call('RPUSH', KEYS[1], text(now)) end
        used = used + granted

        local turn
        if granted < permits then
            -- The number of grants that must leave the window before the turn of this process, and before that of the first waiter.
            local first = used - limit + 1
            local mine = first + (granted > 0 and others or ahead)

            -- A process with its fair part asks for the rest only after the others had time to take theirs. A process behind others also asks after the
            -- turn of the first one, which may be dead.
            turn = math.max(paused, math.min(
                mine < 1 and now + yield or (grant(mine) or math.huge) + window,
                (first < 1 and now or grant(first) + window) + grace))
        end

        -- A process that got some permits moves to the end of the queue. One that got none keeps its place. One that got all leaves.
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

        -- Both keys expire when they are no longer needed.
        local ends = math.max(used > 0 and grant(used) + window or now, paused, turn and turn + grace or now)
        redis.call('PEXPIREAT', KEYS[1], text(math.ceil(ends / 1000)))
        redis.call('PEXPIREAT', KEYS[2], text(math.ceil(ends / 1000)))
        return {granted, turn and turn - now or 0}
        """;

    /// <summary>The script of a pause. KEYS: the state of the budget. ARGV: the duration. An existing pause that ends later remains.</summary>
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

    /// <summary>The script of a ping. It fails where the other scripts would, and on a server that refuses writes. KEYS: the state of the budget.</summary>
    public const string Ping = "return redis.call('HDEL', KEYS[1], 'ping')";
}
