using System.Net;
using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>Makes answers, or exceptions, of what came back.</summary>
internal sealed class AnswerReader(SlackClientOptions options)
{
    private readonly DecodeOptions decoding = new(options.MaxJsonDepth, options.KeepUnrecognized, options.StrictDecoding);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SlackResponse> ReadAsync(CallState state, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var response = state.NewResponse();
        if (response is SlackFileResponse file && answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            await file.AcceptAsync(state, answer, cancellationToken).ConfigureAwait(false);
            return file;
        }

        using var body = await ResponseBody.ReadAsync(state.Method, answer, options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        SlackTelemetry.CountReceived(state.Method, body.Length);
        if (!LooksLikeJson(answer, body.Written))
        {
            throw Unreadable(state, answer, body.Written, "is not JSON");
        }

        try
        {
            Decode(response, body.Written, decoding);
        }
        catch (SlackJsonException e)
        {
            throw Unreadable(state, answer, body.Written, $"cannot be read: {state.Scrubber.Clean(e.Message)}", e);
        }

        response.GrantedScopes = Header(answer, "X-OAuth-Scopes");
        response.AcceptedScopes = Header(answer, "X-Accepted-OAuth-Scopes");
        return IsSuccess(state.Method, response) && answer.IsSuccessStatusCode ? response : throw Failure(state, answer, response, body.Written);
    }

    // JSON without `ok` is not Slack's, unless the manifest says that the method answers so: it may come from a proxy or a portal.
    private static bool IsSuccess(SlackMethod method, SlackResponse response) =>
        response.Error is null && (response.HasOk ? response.Ok || response.HadNothingToDo : method.Response == SlackResponseKind.Bare);

    /// <summary>Reads the JSON of a response.</summary>
    internal static void Decode(SlackResponse response, ReadOnlySpan<byte> json, DecodeOptions decoding)
    {
        var cache = StringCache.Rent(json.Length);
        var reader = new SlackReader(json, decoding, cache);
        if (response is SlackRawResponse raw)
        {
            raw.Json = reader.ReadElement();
            reader.End();
            reader = new SlackReader(json, decoding with { Strict = false, Keep = false });
        }

        if (!reader.EnterObject())
        {
            throw new SlackJsonException("The answer is not a JSON object", 0);
        }

        response.ReadFields(ref reader);
        reader.End();
        StringCache.Return(cache);
    }

    private SlackException Failure(CallState state, HttpResponseMessage answer, SlackResponse response, ReadOnlySpan<byte> body)
    {
        var isThrottled = answer.StatusCode == HttpStatusCode.TooManyRequests;
        Redact(response, state.Scrubber);
        var code = response.Error ?? (isThrottled ? "ratelimited" : null);
        var hadOk = response.HasOk;
        response.Ok = false;
        return code is null
            ? Unreadable(state, answer, body, hadOk ? "names no error" : "has no 'ok', so it is not Slack's")
            : response.CreateException(new SlackFailure(
                state.Method.Name,
                code,
                response,
                answer.StatusCode,
                isThrottled ? RetryAfterHeader.Read(answer, options.Retry, options.TimeProvider) : null));
    }

    // Exceptions, logs and traces show these, and what answers in Slack's name may repeat what it was sent.
    private static void Redact(SlackResponse response, SecretScrubber scrubber)
    {
        const int LongestCode = 200;
        response.Error = response.Error is { } error ? scrubber.Clean(error, LongestCode) : null;
        response.Needed = response.Needed is { } needed ? scrubber.Clean(needed) : null;
        response.Provided = response.Provided is { } provided ? scrubber.Clean(provided) : null;
        response.ErrorDetails = response.ErrorDetails is { } details ? scrubber.Clean(details) : null;
        response.Warnings = scrubber.Clean(response.Warnings)!;
        response.GrantedScopes = response.GrantedScopes is { } granted ? scrubber.Clean(granted) : null;
        response.AcceptedScopes = response.AcceptedScopes is { } accepted ? scrubber.Clean(accepted) : null;
        if (response.ResponseMetadata is { } metadata)
        {
            metadata.Messages = scrubber.Clean(metadata.Messages);
            metadata.Warnings = scrubber.Clean(metadata.Warnings);
        }
    }

    private static bool LooksLikeJson(HttpResponseMessage answer, ReadOnlySpan<byte> body)
    {
        if (body.TrimStart(" \r\n\t"u8) is not [(byte)'{', ..])
        {
            return false;
        }

        // Slack's own content type is known without parsing it.
        var headers = answer.Content.Headers;
        if (headers.NonValidated.TryGetValues("Content-Type", out var type) && type.ToString() == "application/json; charset=utf-8")
        {
            return true;
        }

        var charset = headers.ContentType?.CharSet?.Trim('"');
        return string.IsNullOrEmpty(charset)
            || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    private SlackException Unreadable(CallState state, HttpResponseMessage answer, ReadOnlySpan<byte> body, string what, Exception? inner = null)
    {
        // A proxy's page with 429 is a 429 all the same.
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var throttled = new SlackRawResponse { Ok = false, Error = "ratelimited" };
            var wait = RetryAfterHeader.Read(answer, options.Retry, options.TimeProvider);
            return new SlackApiException(new SlackFailure(state.Method.Name, "ratelimited", throttled, answer.StatusCode, wait));
        }

        var type = answer.Content.Headers.ContentType is { } known ? state.Scrubber.Clean(known.ToString()) : "no content type";
        return new SlackException(
            $"The answer of {state.Method.Name} {what}: HTTP {(int)answer.StatusCode}, {type}{AnswerExcerpt.Of(state, answer, body)}",
            state.Method.Name,
            answer.StatusCode,
            inner is null ? null : state.Scrubber.Clean(inner))
        {
            Fault = IsWorthRepeating(answer) ? SlackFault.Unclear : SlackFault.Final,
        };
    }

    // A broken answer of a call that may have worked, or one of the statuses that pass; a redirect or a 404 stays what it is.
    private static bool IsWorthRepeating(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
