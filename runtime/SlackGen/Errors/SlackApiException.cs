using System.Net;

namespace SlackGen;

/// <summary>The exception for an error that Slack returned.</summary>
public class SlackApiException : SlackException
{
    private const int MaxDetails = 2000;
    private const int MaxScopes = 500;

    /// <summary>Initializes an exception from a failure.</summary>
    /// <param name="failure">The failure.</param>
    public SlackApiException(SlackFailure failure)
        : base(Describe(failure), failure.Method, failure.StatusCode)
    {
        Code = failure.Code;
        Response = failure.Response;
        RetryAfter = failure.RetryAfter;
        Messages = failure.Messages;
        var common = SlackErrorCodes.Find(SlackCommonErrorCodes.Packed, failure.Code);
        CommonError = (SlackCommonError)common.Index;
        Category = common.Index > 0 ? common.Category : SlackErrorCodes.CategoryFromName(failure.Code);
    }

    /// <summary>Gets the error code as Slack sent it, such as <c>channel_not_found</c>. A code of more than 128 characters is truncated.</summary>
    public string Code { get; }

    /// <summary>Gets the error if it is one that every method can return; otherwise <see cref="SlackCommonError.Unknown"/>.</summary>
    public SlackCommonError CommonError { get; }

    /// <summary>Gets the category of the error.</summary>
    public SlackErrorCategory Category { get; private protected init; }

    /// <summary>Gets the response, with all its fields.</summary>
    public SlackResponse Response { get; }

    /// <summary>Gets the scope that the call needs and the token does not have.</summary>
    public string? Needed => Response.Needed;

    /// <summary>Gets the scopes that the token has, if the call needs another.</summary>
    public string? Provided => Response.Provided;

    /// <summary>
    /// Gets Slack's messages about the error, which say for example which argument, block or user is wrong. They come from
    /// <c>response_metadata.messages</c>, <c>errors</c> and <c>detail</c>, at most 50 of 500 characters each. <see cref="Response"/> has them in full.
    /// </summary>
    public IReadOnlyList<string> Messages { get; }

    /// <summary>Gets the warnings of the response.</summary>
    public IReadOnlyList<string> Warnings => Response.Warnings;

    internal override SlackFault Fault =>
        StatusCode == HttpStatusCode.TooManyRequests || SlackErrorCodes.IsRateLimit(Code) ? SlackFault.Throttled
        : Category is SlackErrorCategory.Transient or SlackErrorCategory.Server ? SlackFault.Unclear
        : StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError ? SlackFault.Unclear
        : SlackFault.Final;

    private static string Describe(SlackFailure failure)
    {
        var text = $"{failure.Method} failed: {failure.Code}";
        if (failure.Response.Needed is { } needed)
        {
            var provided = failure.Response.Provided is { Length: > 0 } scopes ? scopes : "none";
            text += $" (needs the scope {OneLine.Sanitize(needed, MaxScopes)}; the token has {OneLine.Sanitize(provided, MaxScopes)})";
        }

        return failure.Messages.Count == 0 ? text + "." : $"{text}: {OneLine.Sanitize(string.Join("; ", failure.Messages), MaxDetails)}";
    }
}

/// <summary>The exception for an error that Slack returned, with the method's own enum of errors.</summary>
/// <typeparam name="TError">The enum of the method's errors, such as <c>UsersInfoError</c>.</typeparam>
public sealed class SlackApiException<TError> : SlackApiException
    where TError : struct, Enum
{
    /// <summary>Initializes an exception from a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="error">The method's own error.</param>
    /// <param name="category">The category that the manifest gives the code for this method.</param>
    public SlackApiException(SlackFailure failure, TError error, SlackErrorCategory category)
        : base(failure)
    {
        Error = error;
        if (category != SlackErrorCategory.Unknown)
        {
            Category = category;
        }
    }

    /// <summary>Gets the error; <c>Unknown</c> (0) if the manifest does not list the code for this method. See <see cref="SlackApiException.Code"/>.</summary>
    public TError Error { get; }
}
