using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>The log messages of the store.</summary>
internal static partial class StoreLog
{
    /// <summary>The category, which is that of SlackGen.Apps.</summary>
    public const string Category = "SlackGen.Apps";

    [LoggerMessage(38, LogLevel.Error, "An installation is left out of the list. {Reason}")]
    public static partial void Unreadable(ILogger logger, string reason);
}
