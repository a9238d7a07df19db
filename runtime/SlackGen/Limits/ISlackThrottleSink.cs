namespace SlackGen;

/// <summary>A rate limiter that wants to know when Slack answers 429.</summary>
public interface ISlackThrottleSink
{
    /// <summary>Holds back every call that shares a budget with this one.</summary>
    /// <param name="call">The call that Slack refused.</param>
    /// <param name="duration">For how long.</param>
    void Pause(SlackCall call, TimeSpan duration);
}
