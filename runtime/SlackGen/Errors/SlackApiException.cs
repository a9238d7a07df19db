namespace SlackGen;

/// <summary>Slack answered that the call failed.</summary>
public class SlackApiException : SlackException
{
    /// <summary>Creates one from a failure.</summary>
    /// <param name="failure">What Slack answered.</param>
    public SlackApiException(SlackFailure failure)
        : base(Describe(failure), failure.Method, failure.StatusCode)
    {
        Code = failure.Code;
        Response = failure.Response;
        RetryAfter = failure.RetryAfter;
        var common = SlackErrorCodes.Find(SlackCommonErrorCodes.Packed, failure.Code);
        CommonError = (SlackCommonError)common.Index;
        Category = common.Index > 0 ? common.Category : SlackErrorCodes.ByName(failure.Code);
    }

    /// <summary>The code as Slack sent it, <c>channel_not_found</c>.</summary>
    public string Code { get; }

    /// <summary>The code among those that every method can answer with; <see cref="SlackCommonError.Unknown"/> when it is not one of them.</summary>
    public SlackCommonError CommonError { get; }

    /// <summary>What sort of trouble it is.</summary>
    public SlackErrorCategory Category { get; private protected init; }

    /// <summary>The answer, with everything that it holds besides the code.</summary>
    public SlackResponse Response { get; }

    /// <summary>How long Slack asks to wait before the next call; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The scope that the call would have needed.</summary>
    public string? Needed => Response.Needed;

    /// <summary>The scopes that the token has.</summary>
    public string? Provided => Response.Provided;

    /// <summary>What Slack adds in words: which argument is wrong, for example.</summary>
    public IReadOnlyList<string> Messages => Response.ResponseMetadata?.Messages ?? [];

    /// <summary>Warnings that came along.</summary>
    public IReadOnlyList<string> Warnings => Response.Warnings;

    private static string Describe(SlackFailure failure)
    {
        var text = $"{failure.Method} failed: {failure.Code}";
        if (failure.Response.Needed is { } needed)
        {
            var provided = failure.Response.Provided is { Length: > 0 } scopes ? scopes : "none";
            text += $" (needs the scope {needed}; the token has {provided})";
        }

        return failure.Response.ResponseMetadata?.Messages is { Count: > 0 } messages
            ? $"{text}: {string.Join("; ", messages)}"
            : text + ".";
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
