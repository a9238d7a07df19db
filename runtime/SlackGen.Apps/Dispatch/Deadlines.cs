namespace SlackGen.Apps;

/// <summary>The times at which a delivery is acknowledged or given up. Slack waits 3 seconds.</summary>
internal static class Deadlines
{
    /// <summary>The time after which a delivery is acknowledged by itself, or the token of its handler is cancelled.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(2.5);

    /// <summary>The time after which a delivery that needs a reply, or an event, is given up.</summary>
    public static readonly TimeSpan Last = TimeSpan.FromSeconds(2.8);

    /// <summary>Returns whether a delivery is acknowledged by itself at the first deadline.</summary>
    public static bool IsAcknowledgedByItself(SlackHandlerKind kind) => kind switch
    {
        SlackHandlerKind.Command or SlackHandlerKind.Action or SlackHandlerKind.Shortcut or SlackHandlerKind.Closed => true,
        SlackHandlerKind.Submit or SlackHandlerKind.Options or SlackHandlerKind.Event or SlackHandlerKind.Function => false,
    };

    /// <summary>Returns whether the acknowledgement of a delivery is the reply itself, which nothing can replace later.</summary>
    public static bool NeedsReply(SlackHandlerKind kind) => kind is SlackHandlerKind.Submit or SlackHandlerKind.Options;
}
