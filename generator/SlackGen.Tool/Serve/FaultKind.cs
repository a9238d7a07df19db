using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A fault that the page offers for methods.</summary>
/// <param name="Id">The ID in forms.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="Create">Creates the fault.</param>
internal sealed record FaultKind(string Id, string Name, Func<Fault> Create)
{
    private const int RetryAfterSeconds = 30;

    private static readonly TimeSpan PauseOfPieces = TimeSpan.FromMilliseconds(200);

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("unavailable", "503 Service Unavailable", () => Fault.Status(503)),
        new("error", "500 Internal Server Error", () => Fault.Status(500)),
        new("limited", $"429 rate limited for {RetryAfterSeconds} s", () => Fault.RateLimited(RetryAfterSeconds)),
        new("reset", "connection reset before the response", () => Fault.ResetBeforeHeaders),
        new("cut", "connection reset in the body", () => Fault.ResetInBody),
        new("slow", "slow response in small pieces", () => Fault.SlowDrip(PauseOfPieces)),
        new("hang", "no response", () => Fault.Hang),
        new("truncated", "truncated JSON", () => Fault.TruncatedJson),
        new("empty", "empty body", () => Fault.EmptyBody),
    ];
}
