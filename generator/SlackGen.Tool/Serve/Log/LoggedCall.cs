using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A call with its response.</summary>
/// <param name="Number">The number of the call.</param>
/// <param name="Request">The request.</param>
/// <param name="Response">The text of the response before a fault; null if a fault replaced it.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">The error code of the response; null if there is none.</param>
/// <param name="Elapsed">The time that the fake took.</param>
internal sealed record LoggedCall(long Number, RecordedRequest Request, string? Response, int Status, string? Error, TimeSpan Elapsed)
{
    /// <summary>Gets the outcome in a word.</summary>
    public string Outcome => Request.Fault is { } fault ? $"fault: {fault}" : Error ?? (Status == 200 ? "ok" : FormattableString.Invariant($"{Status}"));

    public bool IsFailure => Request.Fault is not null || Error is not null || Status != 200;
}
