using System.Net;

namespace SlackGen.Infrastructure;

/// <summary>What Slack answered when a call failed.</summary>
/// <param name="Method">The method, <c>chat.postMessage</c>.</param>
/// <param name="Code">The error code.</param>
/// <param name="Response">The answer.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RetryAfter">How long Slack asks to wait.</param>
public sealed record SlackFailure(string Method, string Code, SlackResponse Response, HttpStatusCode StatusCode = HttpStatusCode.OK, TimeSpan? RetryAfter = null)
{
    /// <summary>Gets what Slack adds in words, wherever it stands in the response.</summary>
    public IReadOnlyList<string> Messages { get; init; } = Response.ResponseMetadata?.Messages ?? [];
}
