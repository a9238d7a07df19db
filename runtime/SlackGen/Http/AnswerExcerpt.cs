using System.Text;

namespace SlackGen;

/// <summary>The beginning of a response that is not what was expected: enough to recognize a proxy's error page.</summary>
internal static class AnswerExcerpt
{
    private const int Length = 200;

    /// <summary>Returns the excerpt, in one line and without secrets: a proxy may repeat the request in its page.</summary>
    /// <returns>The end of a sentence: how long the body is, and the excerpt or why there is none.</returns>
    public static string Of(CallState state, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return ", no body.";
        }

        // Slack's own data. Where it breaks off says more than how it begins.
        if (response.IsSuccessStatusCode && body.TrimStart(" \r\n\t\uFEFF"u8) is [(byte)'{' or (byte)'[', ..])
        {
            return $", {body.Length} bytes.";
        }

        // Here secrets are of no form that could be recognized.
        if (state.Method.BasicAuth || state.Method.Secrets.Length > 0 || state.Scrubber.SentSecrets)
        {
            return $", {body.Length} bytes, not shown, since the method carries secrets.";
        }

        // In another charset than the usual ones neither secrets nor anything else can be recognized.
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * SecretScrubber.Window)]);
        return text.Contains('\0')
            ? $", {body.Length} bytes that are no text."
            : $", {body.Length} bytes: {state.Scrubber.Clean(text, Length)}";
    }
}
