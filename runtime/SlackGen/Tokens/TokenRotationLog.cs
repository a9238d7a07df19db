using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>Log messages of token rotation. None takes a token.</summary>
internal static partial class TokenRotationLog
{
    [LoggerMessage(40, LogLevel.Information, "The token was refreshed; the new one expires at {ExpiresAt:O}")]
    public static partial void Refreshed(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(41, LogLevel.Information, "A newer token was loaded; it expires at {ExpiresAt:O}")]
    public static partial void Loaded(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(42, LogLevel.Warning, "The token could not be refreshed; it works until {ExpiresAt:O}, and the next attempt may begin in {Seconds:0.#} s: {Error}")]
    public static partial void RefreshFailed(ILogger logger, DateTimeOffset expiresAt, double seconds, string error);

    [LoggerMessage(43, LogLevel.Error, "The token expired at {ExpiresAt:O} and could not be refreshed; calls fail, and the next attempt may begin in {Seconds:0.#} s: {Error}")]
    public static partial void Expired(ILogger logger, DateTimeOffset expiresAt, double seconds, string error);

    [LoggerMessage(44, LogLevel.Warning, "The newest token could not be loaded; the one at hand is refreshed: {Error}")]
    public static partial void LoadFailed(ILogger logger, string error);

    [LoggerMessage(45, LogLevel.Error, "The new token pair could not be stored. It is in use, storing is tried again, and it is lost where the process ends before: {Error}")]
    public static partial void StoreFailed(ILogger logger, string error);

    [LoggerMessage(46, LogLevel.Debug, "The new token pair is stored")]
    public static partial void Stored(ILogger logger);

    [LoggerMessage(47, LogLevel.Warning, "oauth.v2.access gave the token a lifetime of {ExpiresIn}; it counts as {Seconds} s")]
    public static partial void OddLifetime(ILogger logger, string expiresIn, double seconds);
}
