using System.Net;

namespace SlackGen.Infrastructure;

/// <summary>A failure that Slack returned for a call.</summary>
/// <param name="Method">The method, such as <c>chat.postMessage</c>.</param>
/// <param name="Code">The error code.</param>
/// <param name="Response">The response.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RetryAfter">The time that Slack asks to wait before the next call; null if it does not.</param>
public sealed record SlackFailure(string Method, string Code, SlackResponse Response, HttpStatusCode StatusCode = HttpStatusCode.OK, TimeSpan? RetryAfter = null)
{
    /// <summary>Gets or sets Slack's messages about the failure, from all fields of the response that have them.</summary>
    public IReadOnlyList<string> Messages { get; init; } = Response.ResponseMetadata?.Messages ?? [];
}
