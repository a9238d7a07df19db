namespace SlackGen.Apps;

/// <summary>Specifies the moment at which Slack gets the acknowledgement of a delivery.</summary>
public enum Ack
{
    /// <summary>
    /// After the handler has returned; its result is the acknowledgement. For an event, Slack sends the event again if the handler throws or is too slow. This is the
    /// default of every handler except those of events.
    /// </summary>
    Returned = 0,

    /// <summary>Before the handler runs. The handler then replies through <see cref="SlackContext.Respond"/>. This is the default of handlers of events.</summary>
    First,
}
