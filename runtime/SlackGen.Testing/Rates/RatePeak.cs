namespace SlackGen.Testing;

/// <summary>The peak rate of a method. See <see cref="FakeSlack.RatePeaks"/>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Partition">The value of the argument that has a budget of its own, such as a channel; null if the method has one budget.</param>
/// <param name="Allowed">The calls that the method's tier allows in a window.</param>
/// <param name="Window">The length of a window.</param>
/// <param name="Calls">The maximum number of calls in one window, refused calls included.</param>
/// <param name="Throttled">The number of calls that received status 429.</param>
public sealed record RatePeak(string Method, string? Partition, int Allowed, TimeSpan Window, int Calls, int Throttled);
