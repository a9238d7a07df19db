using Microsoft.Extensions.Logging;

namespace SlackGen.RateLimiting;

/// <summary>Log messages of the shared limiter.</summary>
internal static partial class SharedLog
{
    [LoggerMessage(1, LogLevel.Error, "The store of the shared Slack rate limits is away; until it is back, this process uses its share of each budget, one of {Processes}")]
    public static partial void Away(ILogger logger, int processes, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "The store of the shared Slack rate limits is back")]
    public static partial void Back(ILogger logger);

    [LoggerMessage(3, LogLevel.Debug, "The store of the shared Slack rate limits is still away for a budget of {Method}")]
    public static partial void StillAway(ILogger logger, string method, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "The store of the shared Slack rate limits failed twice for a budget of {Method}; until it is back, this process uses its share of that budget, one of {Processes}")]
    public static partial void BudgetAway(ILogger logger, string method, int processes, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "The store of the shared Slack rate limits is back for a budget of {Method}")]
    public static partial void BudgetBack(ILogger logger, string method);
}
