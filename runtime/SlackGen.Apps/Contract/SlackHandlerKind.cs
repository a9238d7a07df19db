namespace SlackGen.Apps;

/// <summary>Specifies the kinds of handlers, which are the kinds of what Slack sends.</summary>
public enum SlackHandlerKind
{
    /// <summary>An event of the Events API.</summary>
    Event = 0,

    /// <summary>A slash command.</summary>
    Command,

    /// <summary>The use of an interactive element, such as a click on a button.</summary>
    Action,

    /// <summary>The submission of a modal.</summary>
    Submit,

    /// <summary>The closing of a modal.</summary>
    Closed,

    /// <summary>A request for the options of an external select menu.</summary>
    Options,

    /// <summary>A global shortcut or a message shortcut.</summary>
    Shortcut,

    /// <summary>The call of a function by a workflow.</summary>
    Function,
}
