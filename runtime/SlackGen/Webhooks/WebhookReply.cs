using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>The response to a message that was posted to a secret URL.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">The error code; null if the response has none.</param>
/// <param name="IsAccepted">True if the response says that Slack has accepted the message.</param>
/// <param name="RetryAfter">The time that Slack asks to wait; null if it does not.</param>
internal readonly record struct WebhookReply(HttpStatusCode Status, string? Error, bool IsAccepted, TimeSpan? RetryAfter)
{
    /// <summary>Slack's error for a response URL that is too old, which is a text and not a code.</summary>
    public const string ExpiredUrl = "Expired url";

    private const string UnknownError = "unknown_error";

    private static readonly SearchValues<byte> CodeBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_"u8);

    /// <summary>Reads a response, whose body is "ok", {"ok":true}, {"ok":false,"error":"…"} or, with an error status, a code such as no_text.</summary>
    public static WebhookReply Read(HttpStatusCode status, ReadOnlySpan<byte> body, TimeSpan? retryAfter)
    {
        var isSuccess = (int)status is >= 200 and < 300;
        if (body.Length == 0 || body.SequenceEqual("ok"u8))
        {
            return new(status, null, isSuccess, retryAfter);
        }

        if (body[0] != '{')
        {
            return new(status, IsCode(body) ? Encoding.ASCII.GetString(body) : null, false, retryAfter);
        }

        var (isOk, error) = ReadJson(body);
        return new(status, error, isSuccess && isOk && error is null, retryAfter);
    }

    private static (bool IsOk, string? Error) ReadJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            var isOk = json.RootElement.TryGetProperty("ok", out var ok);
            return !isOk || ok.ValueKind != JsonValueKind.False ? (isOk && ok.ValueKind == JsonValueKind.True, null)
                : SlackReader.Text(json.RootElement, "error") is { Length: > 0 } code && IsCode(Encoding.UTF8.GetBytes(code)) ? (false, code)
                : (false, UnknownError);
        }
        catch (JsonException)
        {
            return (false, null);
        }
    }

    // Anything else may repeat the message or the URL.
    private static bool IsCode(ReadOnlySpan<byte> text) =>
        (text.Length is > 0 and <= 64 && text.IndexOfAnyExcept(CodeBytes) < 0) || Encoding.ASCII.GetString(text) == ExpiredUrl;
}
