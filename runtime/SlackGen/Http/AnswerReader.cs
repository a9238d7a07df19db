using System.Net;
using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>Turns an HTTP response into a <see cref="SlackResponse"/> or an exception.</summary>
internal sealed class AnswerReader(SlackClientOptions options, TimeoutPool timeouts)
{
    private const int MaxCodeLength = 128;

    private readonly DecodeOptions decoding = new(options.MaxJsonDepth, options.KeepUnrecognized, options.StrictDecoding, options.MaxJsonObjects);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SlackResponse> ReadAsync(CallState state, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var response = state.NewResponse();
        if (response is SlackFileResponse file && answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var content = ResponseStream.Unpack(answer, new FileBodyStream(stream, state, timeouts, options.AttemptTimeout));
            file.Accept(state, answer, content, decoding, options.MaxResponseBytes);
            return file;
        }

        using var body = await ResponseBody.ReadAsync(state.Method, answer, options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        SlackTelemetry.CountReceived(state.Method, body.Length);
        return Read(state, answer, response, ByteOrderMark.Trim(body.Written), cancellationToken);
    }

    private SlackResponse Read(CallState state, HttpResponseMessage answer, SlackResponse response, ReadOnlySpan<byte> body, CancellationToken cancellationToken)
    {
        if (!LooksLikeJson(answer, body))
        {
            throw Unreadable(state, answer, body, "is not JSON");
        }

        try
        {
            ResponseDecoder.Decode(response, body, decoding, cancellationToken);
        }
        catch (SlackJsonException e)
        {
            throw Unreadable(state, answer, body, $"cannot be read: {state.Scrubber.Clean(e.Message)}", e);
        }

        response.GrantedScopes = Header(answer, "X-OAuth-Scopes");
        response.AcceptedScopes = Header(answer, "X-Accepted-OAuth-Scopes");
        if (!IsSuccess(state.Method, response) || !answer.IsSuccessStatusCode)
        {
            throw Failure(state, answer, response, body);
        }

        response.Ok = true;
        return response;
    }

    // JSON without `ok` is not Slack's, unless the manifest says that the method answers so: it may come from a proxy or a portal.
    private static bool IsSuccess(SlackMethod method, SlackResponse response) =>
        string.IsNullOrWhiteSpace(response.Error) && (response.HasOk ? response.Ok || HadNothingToDo(method, response) : method.Response == SlackResponseKind.Bare);

    private static bool HadNothingToDo(SlackMethod method, SlackResponse response) =>
        response.HadNothingToDo || (response is SlackRawResponse raw && raw.IsAnyTrue(method.InsteadOfError));

    private SlackException Failure(CallState state, HttpResponseMessage answer, SlackResponse response, ReadOnlySpan<byte> body)
    {
        Redact(response, state.Scrubber);
        var details = Details(state, body);
        var hadOk = response.HasOk;
        response.Ok = false;
        response.Error = OneLine.Of(response.Error ?? "", MaxCodeLength).Trim() is { Length: > 0 } code ? code : null;
        if (response.Error is null)
        {
            return Unreadable(state, answer, body, hadOk ? NoError(details) : "has no 'ok', so it is not Slack's");
        }

        var failure = new SlackFailure(state.Method.Name, response.Error, response, answer.StatusCode, Wait(state, answer, response.Error)) { Messages = details };
        return response.CreateException(failure);
    }

    /// <summary>Makes the exception of a response with HTTP 429 that Slack may not have written: whatever its body is, the call was refused.</summary>
    public SlackApiException Throttled(CallState state, HttpResponseMessage answer)
    {
        var response = state.NewResponse();
        (response.Ok, response.Error) = (false, "ratelimited");
        return response.CreateException(new SlackFailure(state.Method.Name, response.Error, response, answer.StatusCode, Wait(state, answer, response.Error)));
    }

    // A refusal always has a wait, other failures where the server asks for one.
    private TimeSpan? Wait(CallState state, HttpResponseMessage answer, string? code) =>
        answer.StatusCode == HttpStatusCode.TooManyRequests || (code is not null && SlackErrorCodes.IsRateLimit(code))
            ? options.Retry.PauseAfterRefusal(state.RetryAfter)
            : state.RetryAfter;

    private IReadOnlyList<string> Details(CallState state, ReadOnlySpan<byte> body)
    {
        // The body has been decoded, and so is within the limits.
        var json = new SlackReader(body, new DecodeOptions(decoding.MaxDepth)).ReadElement();
        return FailureDetails.Read(json, text => state.Scrubber.Clean(text));
    }

    private static string NoError(IReadOnlyList<string> details) => details.Count == 0 ? "names no error" : $"names no error, but says '{string.Join("; ", details)}'";

    // Exceptions, logs and traces show these, and what answers in Slack's name may repeat what it was sent.
    private static void Redact(SlackResponse response, SecretScrubber scrubber)
    {
        response.Error = response.Error is { } error ? scrubber.Clean(error) : null;
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
        var type = answer.Content.Headers.ContentType is { } known ? state.Scrubber.Clean(known.ToString()) : "no content type";
        return new SlackException(
            $"The answer of {state.Method.Name} {what}: HTTP {(int)answer.StatusCode}, {type}{AnswerExcerpt.Of(state, answer, body)}",
            state.Method.Name,
            answer.StatusCode,
            inner is null ? null : state.Scrubber.Clean(inner))
        {
            RetryAfter = Wait(state, answer, null),
            Fault = IsWorthRepeating(answer) && inner is not SlackJsonException { ExceedsLimit: true } ? SlackFault.Unclear : SlackFault.Final,
        };
    }

    // A broken response of a call that may have worked, or one of the statuses that pass; a redirect or a 404 stays what it is.
    private static bool IsWorthRepeating(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode || TransportFailure.IsTransient(answer.StatusCode);
}
