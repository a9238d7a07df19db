using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>Log messages that a flood of deliveries would repeat: once for each name.</summary>
internal sealed class ThrottledLog(ILogger logger)
{
    private const int MaxNames = 1000;
    private const int MaxLength = 100;

    private readonly SeenNames names = new(MaxNames);

    /// <summary>Logs that a name has no handler: the first time as a warning.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="name">The event type, command, action ID or callback ID.</param>
    public void Unhandled(SlackDelivery delivery, string name)
    {
        var text = OneLine.Sanitize(name == delivery.Type ? $"{delivery}" : $"{delivery} '{name}'", MaxLength);
        if (names.TryAdd(text))
        {
            AppLog.Unhandled(logger, text);
        }
        else
        {
            AppLog.UnhandledAgain(logger, text);
        }
    }
}
