namespace SlackGen;

/// <summary>Represents a rate limiter that is notified when Slack responds with 429.</summary>
public interface ISlackThrottleSink
{
    /// <summary>Pauses all calls that share the budget of a call.</summary>
    /// <param name="call">The call that Slack refused.</param>
    /// <param name="duration">The duration of the pause.</param>
    void Pause(SlackCall call, TimeSpan duration);
}
