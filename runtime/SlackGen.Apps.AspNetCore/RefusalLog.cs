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
    private readonly ConcurrentDictionary<(int Status, string Reason), LogThrottle> throttles = new();

    /// <summary>Logs a refused request.</summary>
    /// <param name="status">The HTTP status of the response.</param>
    /// <param name="reason">The reason, one of a fixed set.</param>
    /// <param name="detail">What varies, such as a position; empty for nothing.</param>
    public void Add(int status, string reason, string detail = "")
    {
        var text = detail.Length == 0 ? reason : $"{reason}: {detail}";
        if (throttles.GetOrAdd((status, reason), static (_, clock) => new LogThrottle(clock), time).Count() is > 0 and var count)
        {
            AppLog.RequestsRefused(logger, count, pattern, status, text);
        }
        else
        {
            AppLog.RequestRefused(logger, pattern, status, text);
        }
    }
}
