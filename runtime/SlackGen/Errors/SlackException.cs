using System.Net;

namespace SlackGen;

/// <summary>The exception for a call to Slack that failed. Its message names the method and the HTTP status, but never the token.</summary>
public class SlackException : Exception
{
    /// <summary>Initializes an exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="method">The method, such as <c>chat.postMessage</c>; null if there is none.</param>
    /// <param name="statusCode">The HTTP status; null if there was no response.</param>
    /// <param name="innerException">The cause.</param>
    public SlackException(string message, string? method = null, HttpStatusCode? statusCode = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Method = method;
        StatusCode = statusCode;
    }

    /// <summary>Gets the Web API method, such as <c>chat.postMessage</c>; null if there is none.</summary>
    public string? Method { get; }

    /// <summary>Gets the HTTP status of the response; null if there was no response.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>Gets the message, including the reason why the call was not retried if a retry was possible.</summary>
    public override string Message => RetryNote is null ? base.Message : $"{base.Message} {RetryNote}";

    /// <summary>Gets how long Slack or the rate limiter asks to wait before the next call; null if neither does.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Gets the kind of failure, which decides whether the call may be retried.</summary>
    internal virtual SlackFault Fault { get; init; }

    /// <summary>Gets whether no response came in time.</summary>
    internal bool IsTimeout { get; init; }

    /// <summary>Gets or sets the reason why the call was not retried, as a sentence; null if there is none.</summary>
    internal string? RetryNote { get; set; }
}
