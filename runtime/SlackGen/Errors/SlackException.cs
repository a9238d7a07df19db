using System.Net;

namespace SlackGen;

/// <summary>A call to Slack that did not succeed. Messages name the method and the HTTP status, never the token.</summary>
public class SlackException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="method">The method, <c>chat.postMessage</c>; null when there is none.</param>
    /// <param name="statusCode">The HTTP status; null when no answer came.</param>
    /// <param name="innerException">What caused it.</param>
    public SlackException(string message, string? method = null, HttpStatusCode? statusCode = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Method = method;
        StatusCode = statusCode;
    }

    /// <summary>The Web API method, <c>chat.postMessage</c>.</summary>
    public string? Method { get; }

    /// <summary>The HTTP status of the answer; null when no answer came.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>What happened, and why the call was not sent again where it might have been.</summary>
    public override string Message => RetryNote is null ? base.Message : $"{base.Message} {RetryNote}";

    /// <summary>Gets how long Slack asks to wait before the next call, or the limiter makes it wait; null where neither says.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>What the failure means for sending the call again.</summary>
    internal virtual SlackFault Fault { get; init; }

    /// <summary>Whether no response came in time.</summary>
    internal bool IsTimeout { get; init; }

    /// <summary>Why the call was not sent again, as a sentence; null where there is nothing to say.</summary>
    internal string? RetryNote { get; set; }
}
