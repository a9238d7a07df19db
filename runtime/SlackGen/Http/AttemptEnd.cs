namespace SlackGen;

/// <summary>How an attempt ended that got no response which could be read.</summary>
/// <param name="What">What happened, as the rest of a sentence whose subject is the call; without a full stop.</param>
/// <param name="Fault">What it means for sending the call again.</param>
/// <param name="IsTimeout">Whether no response came in time.</param>
internal readonly record struct AttemptEnd(string What, SlackFault Fault, bool IsTimeout = false);
