using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>Log messages. None takes a token, an argument or a text of the user's.</summary>
internal static partial class SlackLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Method} succeeded in {Milliseconds:0.#} ms after {Attempts} attempt(s) and {Waited:0.#} ms of waiting for its rate tier")]
    public static partial void Succeeded(ILogger logger, string method, double milliseconds, int attempts, double waited);

    [LoggerMessage(2, LogLevel.Warning, "{Method} failed: {Error}")]
    public static partial void Failed(ILogger logger, string method, string error);

    [LoggerMessage(3, LogLevel.Information, "{Method} will be sent again in {Milliseconds:0} ms (attempt {Attempt}): {Error}")]
    public static partial void Retrying(ILogger logger, string method, double milliseconds, int attempt, string error);

    [LoggerMessage(4, LogLevel.Warning, "{Method} was throttled by Slack; calls that share its budget wait {Seconds:0.#} s")]
    public static partial void Throttled(ILogger logger, string method, double seconds);

    [LoggerMessage(6, LogLevel.Warning, "Tiers names {Method}, which no manifest of the client has; the budget counts only for a call of that name")]
    public static partial void UnknownTier(ILogger logger, string method);

    [LoggerMessage(5, LogLevel.Information, "{Method} answered with the warning {Warning}")]
    public static partial void Warned(ILogger logger, string method, string warning);

    [LoggerMessage(20, LogLevel.Information, "{Method} waits for its rate tier, {Permits} call(s) in {Seconds} s; further waits of this call are not logged")]
    public static partial void Waiting(ILogger logger, string method, int permits, int seconds);
}
