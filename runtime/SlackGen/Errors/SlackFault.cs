namespace SlackGen;

/// <summary>What a failure means for sending the call again.</summary>
internal enum SlackFault
{
    /// <summary>Sending it again would fail the same way.</summary>
    Final,

    /// <summary>Slack never got it.</summary>
    NotSent,

    /// <summary>Slack refused it for now, without doing anything.</summary>
    Throttled,

    /// <summary>Slack may or may not have done it.</summary>
    Unclear,
}
