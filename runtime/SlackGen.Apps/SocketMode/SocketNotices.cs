using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>Logs the messages of Slack that could not be used: each kind once as a warning, then at debug level.</summary>
internal sealed class SocketNotices(ILogger logger)
{
    // Kinds beyond this number are logged at debug level, so that names of Slack's choice do not fill the memory.
    private const int MaxKinds = 100;

    private readonly SeenNames kinds = new(MaxKinds);

    /// <summary>Logs a message.</summary>
    /// <param name="kind">The kind of the message, without any of its contents.</param>
    /// <param name="detail">What varies, such as a position; empty for nothing.</param>
    public void Add(string kind, string detail = "")
    {
        if (kinds.TryAdd(kind))
        {
            AppLog.MessageIgnored(logger, kind, detail);
        }
        else
        {
            AppLog.MessageIgnoredAgain(logger, kind, detail);
        }
    }
}
