using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>The log messages. None contains a token, an argument or a message text.</summary>
/// <remarks>
/// There is one class for the whole assembly, because the logging generator of 10.0.0 emits several classes in an order that differs between builds, which
/// makes the assembly differ (https://github.com/dotnet/runtime/issues/119587).
/// </remarks>
internal static partial class SlackLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Method} succeeded in {Milliseconds:0.#} ms after {Attempts} attempt(s) and {Waited:0.#} ms of waiting for its rate tier")]
    public static partial void Succeeded(ILogger logger, string method, double milliseconds, int attempts, double waited);

    [LoggerMessage(2, LogLevel.Warning, "{Method} failed: {Error}")]
    public static partial void Failed(ILogger logger, string method, string error);

    [LoggerMessage(3, LogLevel.Information, "{Method} will be retried in {Milliseconds:0} ms (attempt {Attempt}): {Error}")]
    public static partial void Retrying(ILogger logger, string method, double milliseconds, int attempt, string error);

    [LoggerMessage(4, LogLevel.Warning, "{Method} was throttled by Slack; calls that share its budget wait {Seconds:0.#} s")]
    public static partial void Throttled(ILogger logger, string method, double seconds);

    [LoggerMessage(6, LogLevel.Warning, "Tiers names {Method}, which is in no manifest of the client; the budget applies only to calls by that name")]
    public static partial void UnknownTier(ILogger logger, string method);

    [LoggerMessage(7, LogLevel.Warning, "A streaming message was ended with {Method}, but up to {Characters} character(s) of its text and {Chunks} chunk(s) are missing")]
    public static partial void StreamCutOff(ILogger logger, string method, int characters, int chunks);

    [LoggerMessage(5, LogLevel.Information, "{Method} returned the warning {Warning}")]
    public static partial void Warned(ILogger logger, string method, string warning);

    [LoggerMessage(20, LogLevel.Information, "{Method} waits for its rate tier, {Permits} call(s) in {Seconds} s; further waits of this call are not logged")]
    public static partial void Waiting(ILogger logger, string method, int permits, int seconds);

    // Token rotation.
    [LoggerMessage(40, LogLevel.Information, "The token was refreshed; the new one expires at {ExpiresAt:O}")]
    public static partial void TokenRefreshed(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(41, LogLevel.Information, "A newer token was loaded; it expires at {ExpiresAt:O}")]
    public static partial void TokenLoaded(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(42, LogLevel.Warning, "The token could not be refreshed; it is valid until {ExpiresAt:O}, and the next attempt may start in {Seconds:0.#} s: {Error}")]
    public static partial void TokenRefreshFailed(ILogger logger, DateTimeOffset expiresAt, double seconds, string error);

    [LoggerMessage(43, LogLevel.Error, "The token expired at {ExpiresAt:O} and could not be refreshed; calls fail, and the next attempt may start in {Seconds:0.#} s: {Error}")]
    public static partial void TokenExpired(ILogger logger, DateTimeOffset expiresAt, double seconds, string error);

    [LoggerMessage(44, LogLevel.Warning, "The newest token could not be loaded; the current one is refreshed: {Error}")]
    public static partial void TokenLoadFailed(ILogger logger, string error);

    [LoggerMessage(45, LogLevel.Error, "The new token pair could not be stored. It is in use, and storing is retried. If the process ends before it is stored, it is lost: {Error}")]
    public static partial void TokenStoreFailed(ILogger logger, string error);

    [LoggerMessage(46, LogLevel.Debug, "The new token pair was stored")]
    public static partial void TokenStored(ILogger logger);

    [LoggerMessage(47, LogLevel.Warning, "oauth.v2.access returned a token lifetime of {ExpiresIn}; {Seconds} s is used instead")]
    public static partial void UnexpectedTokenLifetime(ILogger logger, string expiresIn, double seconds);

    // The shared limiter.
    [LoggerMessage(60, LogLevel.Error, "The store of the shared Slack rate limits is unavailable; until it is back, this process uses one of {Processes} shares of each budget")]
    public static partial void StoreAway(ILogger logger, int processes, Exception exception);

    [LoggerMessage(61, LogLevel.Information, "The store of the shared Slack rate limits is back")]
    public static partial void StoreBack(ILogger logger);

    [LoggerMessage(62, LogLevel.Debug, "The store of the shared Slack rate limits is still unavailable for a budget of {Method}")]
    public static partial void StoreStillAway(ILogger logger, string method, Exception exception);

    [LoggerMessage(63, LogLevel.Warning, "The store of the shared Slack rate limits failed twice for a budget of {Method}; until it is back, this process uses one of {Processes} shares of that budget")]
    public static partial void BudgetAway(ILogger logger, string method, int processes, Exception exception);

    [LoggerMessage(64, LogLevel.Information, "The store of the shared Slack rate limits is back for a budget of {Method}")]
    public static partial void BudgetBack(ILogger logger, string method);
}
