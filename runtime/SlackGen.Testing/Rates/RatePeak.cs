namespace SlackGen.Testing;

/// <summary>How hard a method was called at worst. See <see cref="FakeSlack.RatePeaks"/>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Partition">The value of the argument that has a budget of its own, such as a channel; null when the whole method has one.</param>
/// <param name="Allowed">The calls that the method's tier allows in a window.</param>
/// <param name="Window">How long a window is.</param>
/// <param name="Calls">The most calls that arrived in one window, refused ones included.</param>
/// <param name="Throttled">The calls that were answered with 429.</param>
public sealed record RatePeak(string Method, string? Partition, int Allowed, TimeSpan Window, int Calls, int Throttled);
