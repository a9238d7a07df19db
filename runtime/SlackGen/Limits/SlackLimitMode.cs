namespace SlackGen;

/// <summary>Specifies the treatment of a call that the rate tier does not allow yet.</summary>
public enum SlackLimitMode
{
    /// <summary>The call waits for its turn.</summary>
    Wait,

    /// <summary>The call fails at once with <see cref="SlackRateLimitedException"/>.</summary>
    Fail,

    /// <summary>The call is sent. Slack may respond with 429.</summary>
    Off,
}
