using System.Net;
using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>Turns an HTTP response into a <see cref="SlackResponse"/> or an exception.</summary>
internal sealed class ResponseReader(SlackClientOptions options, TimeoutPool timeouts)
{
    private const int MaxCodeLength = 128;

    private readonly DecodeOptions decoding = new(options.MaxJsonDepth, options.KeepUnrecognized, options.StrictDecoding, options.MaxJsonObjects);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SlackResponse> ReadAsync(CallState state, HttpResponseMessage httpResponse, CancellationToken cancellationToken)
    {
        var response = state.NewResponse();
        if (response is SlackFileResponse file && httpResponse.IsSuccessStatusCode && httpResponse.Content.Headers.ContentType?.MediaType != "application/json")
        {
            var stream = await httpResponse.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var content = ResponseStream.Unpack(httpResponse, new FileBodyStream(stream, state, timeouts, options.AttemptTimeout));
            file.Accept(state, httpResponse, content, decoding, options.MaxResponseBytes);
            return file;
        }

        using var body = await ResponseBody.ReadAsync(state.Method, httpResponse, options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        SlackTelemetry.CountReceived(state.Method, body.Length);
        return Read(state, httpResponse, response, ByteOrderMark.Trim(body.Written), cancellationToken);
    }

    private SlackResponse Read(
        CallState state,
        HttpResponseMessage httpResponse,
        SlackResponse response,
        ReadOnlySpan<byte> body,
        CancellationToken cancellationToken)
    {
        if (!LooksLikeJson(httpResponse, body))
        {
            throw Unreadable(state, httpResponse, body, "is not JSON");
        }

        try
        {
            ResponseDecoder.Decode(response, body, decoding, cancellationToken);
        }
        catch (SlackJsonException e)
        {
            throw Unreadable(state, httpResponse, body, $"cannot be read: {state.Scrubber.Clean(e.Message)}", e);
        }

        response.GrantedScopes = Header(httpResponse, "X-OAuth-Scopes");
        response.AcceptedScopes = Header(httpResponse, "X-Accepted-OAuth-Scopes");
        if (!IsSuccess(state.Method, response) || !httpResponse.IsSuccessStatusCode)
        {
            throw Failure(state, httpResponse, response, body);
        }

        response.Ok = true;
        return response;
    }

    // JSON without `ok` may come from a proxy or a captive portal. It counts as Slack's only if the manifest says that the method's response has no `ok`.
    private static bool IsSuccess(SlackMethod method, SlackResponse response) =>
        string.IsNullOrWhiteSpace(response.Error) && (response.HasOk ? response.Ok || HadNothingToDo(method, response) : method.Response == SlackResponseKind.Bare);

    private static bool HadNothingToDo(SlackMethod method, SlackResponse response) =>
        response.HadNothingToDo || (response is SlackRawResponse raw && raw.IsAnyTrue(method.InsteadOfError));

    private SlackException Failure(CallState state, HttpResponseMessage httpResponse, SlackResponse response, ReadOnlySpan<byte> body)
    {
        Redact(response, state.Scrubber);
        var details = Details(state, body);
        var hadOk = response.HasOk;
        response.Ok = false;
        response.Error = OneLine.Sanitize(response.Error ?? "", MaxCodeLength).Trim() is { Length: > 0 } code ? code : null;
        if (response.Error is null)
        {
            return Unreadable(state, httpResponse, body, hadOk ? NoError(details) : "has no 'ok', so it is not Slack's");
        }

        var failure = new SlackFailure(state.Method.Name, response.Error, response, httpResponse.StatusCode, Wait(state, httpResponse, response.Error)) { Messages = details };
        return response.CreateException(failure);
    }

    /// <summary>Creates the exception of a response with HTTP 429, which may not come from Slack. Whatever its body is, the call was refused.</summary>
    public SlackApiException Throttled(CallState state, HttpResponseMessage httpResponse)
    {
        var response = state.NewResponse();
        (response.Ok, response.Error) = (false, "ratelimited");
        return response.CreateException(new SlackFailure(state.Method.Name, response.Error, response, httpResponse.StatusCode, Wait(state, httpResponse, response.Error)));
    }

    // A refusal because of the rate always has a wait. Another failure has one only if the server asks for it.
    private TimeSpan? Wait(CallState state, HttpResponseMessage httpResponse, string? code) =>
        httpResponse.StatusCode == HttpStatusCode.TooManyRequests || (code is not null && SlackErrorCodes.IsRateLimit(code))
            ? options.Retry.PauseAfterRefusal(state.RetryAfter)
            : state.RetryAfter;

    private IReadOnlyList<string> Details(CallState state, ReadOnlySpan<byte> body)
    {
        // Without the limit on objects: the body has already been decoded within it.
        var json = new SlackReader(body, new DecodeOptions(decoding.MaxDepth)).ReadElement();
        return FailureDetails.Read(json, text => state.Scrubber.Clean(text));
    }

    private static string NoError(IReadOnlyList<string> details) => details.Count == 0 ? "names no error" : $"names no error, but says '{string.Join("; ", details)}'";

    // Exceptions, logs and traces show these fields, and a server other than Slack may echo the secrets of the request.
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

    private static bool LooksLikeJson(HttpResponseMessage httpResponse, ReadOnlySpan<byte> body)
    {
        if (body.TrimStart(" \r\n\t"u8) is not [(byte)'{', ..])
        {
            return false;
        }

        // Slack's usual content type, compared without parsing it.
        var headers = httpResponse.Content.Headers;
        if (headers.NonValidated.TryGetValues("Content-Type", out var type) && type.ToString() == "application/json; charset=utf-8")
        {
            return true;
        }

        var charset = headers.ContentType?.CharSet?.Trim('"');
        return string.IsNullOrEmpty(charset)
            || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Header(HttpResponseMessage httpResponse, string name) =>
        httpResponse.Headers.NonValidated.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    private SlackException Unreadable(CallState state, HttpResponseMessage httpResponse, ReadOnlySpan<byte> body, string what, Exception? inner = null)
    {
        var type = httpResponse.Content.Headers.ContentType is { } header ? state.Scrubber.Clean(header.ToString()) : "no content type";
        return new SlackException(
            $"The response of {state.Method.Name} {what}: HTTP {(int)httpResponse.StatusCode}, {type}{ResponseExcerpt.Create(state, httpResponse, body)}",
            state.Method.Name,
            httpResponse.StatusCode,
            inner is null ? null : state.Scrubber.Clean(inner))
        {
            RetryAfter = Wait(state, httpResponse, null),
            Fault = IsWorthRepeating(httpResponse) && inner is not SlackJsonException { ExceedsLimit: true } ? SlackFault.Unclear : SlackFault.Final,
        };
    }

    // A broken response of a call that may have succeeded, or a transient status. A redirect or a 404 would come again.
    private static bool IsWorthRepeating(HttpResponseMessage httpResponse) =>
        httpResponse.IsSuccessStatusCode || TransportFailure.IsTransient(httpResponse.StatusCode);
}
