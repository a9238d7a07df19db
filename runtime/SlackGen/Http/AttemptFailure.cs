namespace SlackGen;

/// <summary>The failure of an attempt that got no readable response.</summary>
/// <param name="Description">The description, as the rest of a sentence whose subject is the call, without a period.</param>
/// <param name="Fault">The kind of failure, which decides whether the call may be retried.</param>
/// <param name="IsTimeout">True if no response came in time.</param>
internal readonly record struct AttemptFailure(string Description, SlackFault Fault, bool IsTimeout = false);
