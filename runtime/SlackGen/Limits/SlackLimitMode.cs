namespace SlackGen;

/// <summary>What happens to a call that the rate tier does not allow yet.</summary>
public enum SlackLimitMode
{
    /// <summary>It waits its turn.</summary>
    Wait,

    /// <summary>It fails at once with <see cref="SlackRateLimitedException"/>.</summary>
    Fail,

    /// <summary>It is sent all the same; Slack may answer 429.</summary>
    Off,
}
