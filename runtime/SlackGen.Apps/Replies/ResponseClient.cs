using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>Posts messages to response URLs. The URLs are secrets: none is in an exception, a log message or a trace.</summary>
internal sealed class ResponseClient(HttpClient http, TimeProvider time)
{
    private const string Name = "response_url";
    private const int MaxResponseBytes = 1024;

    // Slack's error for a URL that is too old is a text, not a code.
    private const string ExpiredUrl = "Expired url";

    private static readonly SearchValues<byte> CodeBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_"u8);

    // Slack's own clients wait as long. A handler may be waiting.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Creates the handler of the HTTP client. Without a propagator, the handler adds no trace, which would hold the URL.</summary>
    public static SocketsHttpHandler CreateHandler()
    {
        var handler = SlackClientOptions.CreateHandler();
        handler.ActivityHeadersPropagator = null;
        return handler;
    }

    /// <summary>Posts a message, once.</summary>
    /// <exception cref="SlackException">The URL is not usable, Slack refused the message, or no response came in time.</exception>
    public async Task SendAsync(string url, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
        {
            throw new SlackException("The message was not sent: the response_url is not an https URL.", Name);
        }

        using var activity = SlackAppTelemetry.Source.StartActivity("slack.respond", ActivityKind.Client);
        try
        {
            await PostAsync(address, message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
    }

    private async Task PostAsync(Uri address, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(message) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            Check(response, await ReadAsync(response, either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The message to the response_url was cancelled.", e, cancellationToken);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            throw new SlackException(
                $"The response_url got no response within {AttemptTimeout.TotalSeconds:0} s. The message may have arrived, so it is not sent again.", Name, innerException: Clean(e, address))
            {
                IsTimeout = true,
                Fault = SlackFault.Unclear,
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            throw new SlackException(
                $"The message to the response_url failed: {Clean(e, address).Message.TrimEnd('.')}. It may have arrived, so it is not sent again.", Name, innerException: Clean(e, address))
            {
                Fault = SlackFault.Unclear,
            };
        }
    }

    private void Check(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            throw new SlackException("Slack refused the message to the response_url because of its rate.", Name, response.StatusCode)
            {
                RetryAfter = RetryAfterHeader.TryRead(response, new SlackRetryOptions(), time) ?? TimeSpan.FromSeconds(1),
                Fault = SlackFault.Throttled,
            };
        }

        var error = ErrorCode(body.Span);
        if (!response.IsSuccessStatusCode || error is not null)
        {
            throw new SlackException(
                $"Slack refused the message to the response_url with HTTP {(int)response.StatusCode}{(error is null ? "" : $": {error}")}.{LimitOf(error)}", Name, response.StatusCode);
        }
    }

    private static string LimitOf(string? error) => error switch
    {
        ExpiredUrl or "expired_url" => $" The URL takes messages for {SlackResponder.Lifetime.TotalMinutes:0} minutes.",
        "used_url" => $" The URL takes {SlackResponder.MaxUses} messages.",
        _ => "",
    };

    // The response is "ok", {"ok":true}, {"ok":false,"error":"…"} or, with an error status, a code such as no_text.
    private static string? ErrorCode(ReadOnlySpan<byte> body)
    {
        if (body.Length == 0 || body.SequenceEqual("ok"u8))
        {
            return null;
        }

        if (body[0] != '{')
        {
            return IsCode(body) ? System.Text.Encoding.ASCII.GetString(body) : null;
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            var root = json.RootElement;
            return root.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.False
                ? root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String && error.GetString() is { } code
                    && IsCode(System.Text.Encoding.UTF8.GetBytes(code)) ? code : "unknown_error"
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Anything else may repeat the message or the URL.
    private static bool IsCode(ReadOnlySpan<byte> text) =>
        (text.Length is > 0 and <= 64 && text.IndexOfAnyExcept(CodeBytes) < 0) || System.Text.Encoding.ASCII.GetString(text) == ExpiredUrl;

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxResponseBytes];
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return buffer.AsMemory(0, length);
    }

    private static Exception Clean(Exception exception, Uri address) => SecretScrubber.Create(address.OriginalString, address.PathAndQuery).Clean(exception);
}
