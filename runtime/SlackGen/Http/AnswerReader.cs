using System.Net;
using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>Makes answers, or exceptions, of what came back.</summary>
internal sealed class AnswerReader(SlackClientOptions options)
{
    private readonly DecodeOptions decoding = new(options.MaxJsonDepth, options.KeepUnrecognized, options.StrictDecoding);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResponse> ReadAsync<TResponse>(CallState state, HttpResponseMessage answer, CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType != "application/json" && typeof(TResponse).IsSubclassOf(typeof(SlackFileResponse)))
        {
            var file = new TResponse();
            await ((SlackFileResponse)(SlackResponse)file).AcceptAsync(answer, cancellationToken).ConfigureAwait(false);
            return file;
        }

        using var body = await ResponseBody.ReadAsync(state.Method, answer, options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        if (SlackTelemetry.Received.Enabled)
        {
            SlackTelemetry.Received.Add(body.Length, SlackTelemetry.Tags(state.Method));
        }

        if (!LooksLikeJson(answer, body.Written))
        {
            throw Unreadable(state, answer, body.Written, "is not JSON");
        }

        TResponse response;
        try
        {
            response = Decode<TResponse>(body.Written, decoding);
        }
        catch (SlackJsonException e)
        {
            throw Unreadable(state, answer, body.Written, $"cannot be read: {e.Message}", e);
        }

        response.GrantedScopes = Header(answer, "X-OAuth-Scopes");
        response.AcceptedScopes = Header(answer, "X-Accepted-OAuth-Scopes");
        return response.Ok && response.Error is null && answer.IsSuccessStatusCode ? response : throw Failure(state, answer, response, body.Written);
    }

    /// <summary>Reads an answer. A few have no <c>ok</c>: then the HTTP status and the absence of an error tell.</summary>
    internal static TResponse Decode<TResponse>(ReadOnlySpan<byte> json, DecodeOptions decoding)
        where TResponse : SlackResponse, new()
    {
        var response = new TResponse();
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
        return response;
    }

    private SlackException Failure(CallState state, HttpResponseMessage answer, SlackResponse response, ReadOnlySpan<byte> body)
    {
        var isThrottled = answer.StatusCode == HttpStatusCode.TooManyRequests;
        Redact(response, state.Token?.Token);
        var code = response.Error ?? (isThrottled ? "ratelimited" : null);
        response.Ok = false;
        return code is null
            ? Unreadable(state, answer, body, "names no error")
            : response.CreateException(new SlackFailure(
                state.Method.Name,
                code,
                response,
                answer.StatusCode,
                isThrottled ? RetryAfterHeader.Read(answer, options.Retry, options.TimeProvider) : null));
    }

    // Exceptions show these texts, and what answers in Slack's name may repeat what it was sent.
    private static void Redact(SlackResponse response, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return;
        }

        response.Error = response.Error?.Replace(token, "[token]", StringComparison.Ordinal);
        if (response.ResponseMetadata is { Messages: { } messages } metadata)
        {
            metadata.Messages = [.. messages.Select(m => m.Replace(token, "[token]", StringComparison.Ordinal))];
        }
    }

    private static bool LooksLikeJson(HttpResponseMessage answer, ReadOnlySpan<byte> body)
    {
        var charset = answer.Content.Headers.ContentType?.CharSet?.Trim('"');
        return (string.IsNullOrEmpty(charset)
                || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            && body.TrimStart(" \r\n\t"u8) is [(byte)'{', ..];
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    private SlackException Unreadable(CallState state, HttpResponseMessage answer, ReadOnlySpan<byte> body, string what, Exception? inner = null)
    {
        // A proxy's page with 429 is a 429 all the same.
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var throttled = new SlackRawResponse { Ok = false, Error = "ratelimited" };
            var wait = RetryAfterHeader.Read(answer, options.Retry, options.TimeProvider);
            return new SlackApiException(new SlackFailure(state.Method.Name, "ratelimited", throttled, answer.StatusCode, wait));
        }

        var type = answer.Content.Headers.ContentType?.ToString() ?? "no content type";
        return new SlackException(
            $"The answer of {state.Method.Name} {what}: HTTP {(int)answer.StatusCode}, {type}, {body.Length} bytes: {AnswerExcerpt.Of(state, body)}",
            state.Method.Name,
            answer.StatusCode,
            inner)
        {
            Fault = IsWorthRepeating(answer) ? SlackFault.Unclear : SlackFault.Final,
        };
    }

    // A broken answer of a call that may have worked, or one of the statuses that pass; a redirect or a 404 stays what it is.
    private static bool IsWorthRepeating(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
