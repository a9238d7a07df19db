using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps.AspNetCore;

/// <summary>
/// Logs refused requests: for each reason at most one warning a second, with the number of requests, because anyone on the Internet can send them. The others are logged at
/// debug level.
/// </summary>
/// <param name="pattern">The pattern of the route.</param>
/// <param name="logger">The logger.</param>
/// <param name="time">The clock.</param>
internal sealed class RefusalLog(string pattern, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(int Status, string Reason), Refusals> refusals = new();

    /// <summary>Logs a refused request.</summary>
    /// <param name="status">The HTTP status of the response.</param>
    /// <param name="reason">The reason, one of a fixed set.</param>
    /// <param name="detail">What varies, such as a position; empty for nothing.</param>
    public void Add(int status, string reason, string detail = "")
    {
        var text = detail.Length == 0 ? reason : $"{reason}: {detail}";
        if (refusals.GetOrAdd((status, reason), static _ => new Refusals()).Count(time) is var count and > 0)
        {
            AppLog.RequestsRefused(logger, count, pattern, status, text);
        }
        else
        {
            AppLog.RequestRefused(logger, pattern, status, text);
        }
    }

    /// <summary>The refused requests with one reason.</summary>
    private sealed class Refusals
    {
        private readonly object gate = new();
        private long? warnedAt;
        private long count;

        /// <summary>Counts a request. Returns the number since the last warning if another one is due, otherwise 0.</summary>
        public long Count(TimeProvider time)
        {
            lock (gate)
            {
                count++;
                if (warnedAt is { } last && time.GetElapsedTime(last) < Interval)
                {
                    return 0;
                }

                (warnedAt, var due, count) = (time.GetTimestamp(), count, 0);
                return due;
            }
        }
    }
}
