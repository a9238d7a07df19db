namespace SlackGen;

/// <summary>The kinds of failure, which decide whether a call may be retried.</summary>
internal enum SlackFault
{
    /// <summary>A final failure: a retry would fail in the same way.</summary>
    Final,

    /// <summary>A call that Slack never received.</summary>
    NotSent,

    /// <summary>A call that Slack refused for now, without doing anything.</summary>
    Throttled,

    /// <summary>A call that may or may not have taken effect.</summary>
    Unclear,
}
