using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SlackGen;

/// <summary>Sends requests and reads answers. It is shared by every client that was made from the same options.</summary>
internal sealed class SlackTransport(SlackClientOptions options)
{
    private static readonly Lazy<HttpClient> SharedClient = new(() => new HttpClient(new SocketsHttpHandler
    {
        // Slack does not redirect API calls, and a redirect must not carry a token elsewhere.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        // Connections are renewed so that changes of DNS are seen.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    private readonly HttpClient http = options.HttpClient ?? SharedClient.Value;
    private readonly DecodeOptions decoding = new(options.MaxJsonDepth, options.KeepUnrecognized, options.StrictDecoding);
    private readonly Uri baseAddress = options.BaseAddress.AbsoluteUri.EndsWith('/') ? options.BaseAddress : new Uri(options.BaseAddress.AbsoluteUri + "/");

    public async Task<TResponse> SendAsync<TResponse>(SlackMethod method, SlackRequest? request, string? token, CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.AttemptTimeout);
        try
        {
            using var message = RequestEncoder.Encode(method, request, baseAddress, token);
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            return await ReadAsync<TResponse>(method, answer, token, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SlackException($"{method.Name} got no answer within {options.AttemptTimeout.TotalSeconds:0.###} s.", method.Name, null, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new SlackException($"{method.Name} could not be sent or answered: {e.Message}", method.Name, (e as HttpRequestException)?.StatusCode, e);
        }
    }

    private async Task<TResponse> ReadAsync<TResponse>(SlackMethod method, HttpResponseMessage answer, string? token, CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        using var body = await ResponseBody.ReadAsync(method, answer, options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        var response = new TResponse();
        if (!LooksLikeJson(answer, body.Written))
        {
            throw NotJson(method, answer, body.Written, token, "is not JSON");
        }

        try
        {
            Decode(response, body.Written);
        }
        catch (SlackJsonException e)
        {
            throw NotJson(method, answer, body.Written, token, $"cannot be read: {e.Message}", e);
        }

        response.GrantedScopes = Header(answer, "X-OAuth-Scopes");
        response.AcceptedScopes = Header(answer, "X-Accepted-OAuth-Scopes");
        if (method.Answer == SlackAnswer.Envelope ? response.Ok && answer.IsSuccessStatusCode : answer.IsSuccessStatusCode && response.Error is null)
        {
            return response;
        }

        var code = response.Error ?? (answer.StatusCode == HttpStatusCode.TooManyRequests ? "ratelimited" : null);
        response.Ok = false;
        throw code is null
            ? NotJson(method, answer, body.Written, token, "names no error")
            : response.CreateException(new SlackFailure(method.Name, code, response, answer.StatusCode, answer.Headers.RetryAfter?.Delta));
    }

    private void Decode(SlackResponse response, ReadOnlySpan<byte> json)
    {
        var reader = new SlackReader(json, decoding);
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

        response.Ok = false;
        response.ReadFields(ref reader);
        reader.End();
    }

    private static bool LooksLikeJson(HttpResponseMessage answer, ReadOnlySpan<byte> body)
    {
        var charset = answer.Content.Headers.ContentType?.CharSet?.Trim('"');
        return charset is null or "" || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
            ? body.TrimStart(" \r\n\t"u8) is [(byte)'{', ..]
            : false;
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    private static SlackException NotJson(SlackMethod method, HttpResponseMessage answer, ReadOnlySpan<byte> body, string? token, string what, Exception? inner = null)
    {
        var type = answer.Content.Headers.ContentType?.ToString() ?? "no content type";
        return new SlackException(
            $"The answer of {method.Name} {what}: HTTP {(int)answer.StatusCode}, {type}, {body.Length} bytes: {Excerpt(body, token)}",
            method.Name,
            answer.StatusCode,
            inner);
    }

    // Enough to recognise a proxy's error page. A proxy may echo the request, so the token is looked for.
    private static string Excerpt(ReadOnlySpan<byte> body, string? token)
    {
        const int Length = 200;
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4096)]);
        if (!string.IsNullOrEmpty(token))
        {
            text = text.Replace(token, "[token]", StringComparison.Ordinal);
        }

        var line = new StringBuilder(Length);
        foreach (var c in text)
        {
            if (line.Length == Length)
            {
                line.Append('…');
                break;
            }

            line.Append(char.IsControl(c) ? ' ' : c);
        }

        return line.Length == 0 ? "(empty)" : line.ToString();
    }
}
