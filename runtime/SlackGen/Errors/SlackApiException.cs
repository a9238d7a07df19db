using System.Net;

namespace SlackGen;

/// <summary>Slack answered that the call failed.</summary>
public class SlackApiException : SlackException
{
    private const int MaxDetails = 2000;
    private const int MaxScopes = 500;

    /// <summary>Creates one from a failure.</summary>
    /// <param name="failure">What Slack answered.</param>
    public SlackApiException(SlackFailure failure)
        : base(Describe(failure), failure.Method, failure.StatusCode)
    {
        Code = failure.Code;
        Response = failure.Response;
        RetryAfter = failure.RetryAfter;
        Messages = failure.Messages;
        var common = SlackErrorCodes.Find(SlackCommonErrorCodes.Packed, failure.Code);
        CommonError = (SlackCommonError)common.Index;
        Category = common.Index > 0 ? common.Category : SlackErrorCodes.ByName(failure.Code);
    }

    /// <summary>Gets the code as Slack sent it, <c>channel_not_found</c>; one of more than 128 characters is cut.</summary>
    public string Code { get; }

    /// <summary>The code among those that every method can answer with; <see cref="SlackCommonError.Unknown"/> when it is not one of them.</summary>
    public SlackCommonError CommonError { get; }

    /// <summary>What sort of trouble it is.</summary>
    public SlackErrorCategory Category { get; private protected init; }

    /// <summary>The answer, with everything that it holds besides the code.</summary>
    public SlackResponse Response { get; }

    /// <summary>The scope that the call would have needed.</summary>
    public string? Needed => Response.Needed;

    /// <summary>The scopes that the token has.</summary>
    public string? Provided => Response.Provided;

    /// <summary>
    /// Gets what Slack adds in words: which argument, block or user is at fault, for example. It comes from <c>response_metadata.messages</c>, <c>errors</c> and
    /// <c>detail</c>, at most 50 texts of 500 characters; <see cref="Response"/> has all of it.
    /// </summary>
    public IReadOnlyList<string> Messages { get; }

    /// <summary>Warnings that came along.</summary>
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
            text += $" (needs the scope {OneLine.Of(needed, MaxScopes)}; the token has {OneLine.Of(provided, MaxScopes)})";
        }

        return failure.Messages.Count == 0 ? text + "." : $"{text}: {OneLine.Of(string.Join("; ", failure.Messages), MaxDetails)}";
    }
}

/// <summary>Slack answered that the call failed, with a code of the method's own enum.</summary>
/// <typeparam name="TError">The method's errors, such as <c>UsersInfoError</c>.</typeparam>
public sealed class SlackApiException<TError> : SlackApiException
    where TError : struct, Enum
{
    /// <summary>Creates one from a failure.</summary>
    /// <param name="failure">What Slack answered.</param>
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

    /// <summary>The error; <c>Unknown</c> (0) when the manifest does not list the code for this method: see <see cref="SlackApiException.Code"/>.</summary>
    public TError Error { get; }
}
