using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A call with its response.</summary>
/// <param name="number">The number of the call.</param>
/// <param name="request">The request.</param>
/// <param name="response">The text of the response before a fault; null if a fault replaced it.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="error">The error code of the response; null if there is none.</param>
/// <param name="elapsed">The time that the fake took.</param>
internal sealed class LoggedCall(long number, RecordedRequest request, string? response, int status, string? error, TimeSpan elapsed)
{
    private readonly Lazy<string> arguments = new(() => Redaction.Format(request.Arguments));
    private readonly Lazy<string?> result = new(() => response is null ? null : Redaction.FormatText(response));

    /// <summary>Gets the number, in one row with the deliveries.</summary>
    public long Number => number;

    public RecordedRequest Request => request;

    public TimeSpan Elapsed => elapsed;

    /// <summary>Gets the outcome in a word.</summary>
    public string Outcome => request.Fault is { } fault ? $"fault: {fault}" : error ?? (status == 200 ? "ok" : FormattableString.Invariant($"{status}"));

    public bool IsFailure => request.Fault is not null || error is not null || status != 200;

    /// <summary>Gets the arguments as formatted JSON.</summary>
    public string Arguments => arguments.Value;

    /// <summary>Gets the formatted response; null if a fault replaced it.</summary>
    public string? Result => result.Value;

    /// <summary>Returns whether the call contains a text, in any case.</summary>
    public bool Contains(string text) => $"{request.Method} {Outcome}".Contains(text, StringComparison.OrdinalIgnoreCase)
        || Arguments.Contains(text, StringComparison.OrdinalIgnoreCase) || Result?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
