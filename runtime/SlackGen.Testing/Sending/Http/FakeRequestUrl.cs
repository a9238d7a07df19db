using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The request URL of the app, or its request URLs, to which the fake posts signed deliveries.</summary>
public sealed class FakeRequestUrl : FakeTransport, IDisposable
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string UrlVerification = "url_verification";
    private const string Challenge = "challenge";
    private const string Timeout = "http_timeout";
    private const int MaxRedirects = 2;
    private const int MaxResponseBytes = 1024 * 1024;

    private readonly HttpClient http;
    private readonly byte[] secret;
    private readonly Action<FakeRequestUrl> forget;

    internal FakeRequestUrl(
        FakeRequestUrls urls,
        string signingSecret,
        HttpMessageHandler? handler,
        FakeSlackOptions options,
        PayloadDefaults defaults,
        DeliveryLog log,
        Action<FakeRequestUrl> forget)
        : base(options, defaults, log)
    {
        Urls = urls;
        this.forget = forget;
        secret = Encoding.UTF8.GetBytes(signingSecret);
        http = new HttpClient(
            handler ?? new SocketsHttpHandler { MaxAutomaticRedirections = MaxRedirects, UseCookies = false, UseProxy = false },
            disposeHandler: handler is null)
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxResponseBytes,
        };
    }

    /// <summary>Gets the URL for events, which is that of everything unless <see cref="Urls"/> has others.</summary>
    public Uri Address => Urls.Events;

    /// <summary>Gets the URLs by kind of delivery.</summary>
    public FakeRequestUrls Urls { get; }

    /// <summary>
    /// Gets or sets a function that changes each request before it is sent, for tests of what the app refuses: it can flip a bit of the signature, remove
    /// a header or replace the body. Null by default.
    /// </summary>
    public Action<HttpRequestMessage>? ConfigureRequest { get; set; }

    /// <summary>Sends <c>url_verification</c>. The delivery is acknowledged if the response has the challenge.</summary>
    public Task<FakeDelivery> SendUrlVerificationAsync() => SendAsync(Defaults.Notice(UrlVerification, new JsonObject
    {
        ["type"] = UrlVerification,
        [Challenge] = Guid.NewGuid().ToString("N"),
    }));

    /// <summary>Sends <c>ssl_check</c>, a form with which Slack tests the certificate of a command's URL. It carries no signature.</summary>
    public Task<FakeDelivery> SendSslCheckAsync() => SendAsync(Defaults.Notice("ssl_check", new JsonObject { ["ssl_check"] = "1" }));

    /// <summary>Sends <c>app_rate_limited</c>: Slack drops events of this minute, because the app had more than 30,000 in an hour.</summary>
    public Task<FakeDelivery> SendAppRateLimitedAsync() => SendAsync(Defaults.AppRateLimited());

    /// <summary>
    /// Closes the connections. If this is the URL that was named last, the events of the workspace and what its users do go over Socket Mode again.
    /// </summary>
    public void Dispose()
    {
        forget(this);
        http.Dispose();
    }

    /// <inheritdoc />
    private protected override string TimeoutReason => Timeout;

    /// <inheritdoc />
    private protected override async Task<AttemptResult> AttemptAsync(
        FakeDelivery delivery,
        FakeAttempt attempt,
        TaskCompletionSource sent,
        CancellationToken abandoned)
    {
        using var deadline = new CancellationTokenSource(Deadline, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, abandoned);
        try
        {
            using var request = CreateRequest(delivery, attempt, sent);
            using var response = await http.SendAsync(request, either.Token).ConfigureAwait(false);
            await RecordAsync(attempt, response).ConfigureAwait(false);
            if (response.IsSuccessStatusCode && IsAccepted(delivery, attempt))
            {
                return new AttemptResult(null, Payload: JsonText.TryParse(attempt.ResponseText!, out var payload) ? payload : null);
            }

            var stops = response.Headers.TryGetValues("X-Slack-No-Retry", out var values) && values.Contains("1");
            return new AttemptResult(IsRedirect(response) ? "too_many_redirects" : "http_error", Clock.GetUtcNow(), StopsRetries: stops);
        }
        catch (OperationCanceledException) when (!abandoned.IsCancellationRequested)
        {
            return new AttemptResult(Timeout, attempt.SentAt + Deadline);
        }
        catch (HttpRequestException e)
        {
            return new AttemptResult(ReasonOf(e), Clock.GetUtcNow());
        }
    }

    private static string ReasonOf(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => "connection_failed",
        HttpRequestError.SecureConnectionError => "ssl_error",
        _ => "unknown_error",
    };

    private static bool IsRedirect(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static async Task RecordAsync(FakeAttempt attempt, HttpResponseMessage response)
    {
        // The client has buffered the body, so this does not wait. The charset of the response may be one that does not exist; JSON has none but UTF-8.
        attempt.ResponseText = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
        attempt.StatusCode = (int)response.StatusCode;
        attempt.ResponseHeaders = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
    }

    // A challenge comes back as plain text, as JSON or as a form.
    private static bool IsAccepted(FakeDelivery delivery, FakeAttempt attempt) =>
        delivery.Type != UrlVerification || attempt.ResponseText!.Contains((string)delivery.SharedPayload[Challenge]!, StringComparison.Ordinal);

    private static string ToForm(JsonObject fields) =>
        string.Join('&', fields.Where(f => f.Value is not null).Select(f => $"{f.Key}={WebUtility.UrlEncode(f.Value!.ToString())}"));

    private static (string Body, string Type) Encode(FakeDelivery delivery) => delivery switch
    {
        { Kind: FakeDeliveryKind.Command } or { Type: "ssl_check" } => (ToForm(delivery.SharedPayload), Form),
        { Kind: FakeDeliveryKind.Interaction } => ($"payload={WebUtility.UrlEncode(delivery.SharedPayload.ToJsonString())}", Form),
        _ => (delivery.SharedPayload.ToJsonString(), Json),
    };

    private HttpRequestMessage CreateRequest(FakeDelivery delivery, FakeAttempt attempt, TaskCompletionSource sent)
    {
        var (body, type) = Encode(delivery);
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new HttpRequestMessage(HttpMethod.Post, Urls.For(delivery)) { Content = new SignallingContent(bytes, sent) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.UserAgent.ParseAdd("Slackbot 1.0 (+https://api.slack.com/robots)");
        request.Headers.Accept.ParseAdd("*/*");
        if (delivery.Type != "ssl_check")
        {
            var timestamp = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
            request.Headers.Add("X-Slack-Signature", Sign(timestamp, body));
        }

        if (attempt.RetryReason is { } reason)
        {
            request.Headers.Add("X-Slack-Retry-Num", attempt.Number.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", reason);
        }

        ConfigureRequest?.Invoke(request);
        return request;
    }

    private string Sign(string timestamp, string body) =>
        "v0=" + Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"))).ToLowerInvariant();
}
