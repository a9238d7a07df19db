using System.Text;

namespace SlackGen;

/// <summary>Creates excerpts of unexpected responses, long enough to recognize a proxy's error page.</summary>
internal static class ResponseExcerpt
{
    private const int Length = 200;

    /// <summary>Returns the excerpt in one line and without secrets, because a proxy's page may echo the request.</summary>
    /// <returns>The end of a sentence: the length of the body, and the excerpt or the reason why there is none.</returns>
    public static string Create(CallState state, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return ", no body.";
        }

        // This is Slack's own data. Its length says more than its beginning.
        if (response.IsSuccessStatusCode && body.TrimStart(" \r\n\t\uFEFF"u8) is [(byte)'{' or (byte)'[', ..])
        {
            return $", {body.Length} bytes.";
        }

        // The secrets of these methods have no recognizable format.
        if (state.Method.BasicAuth || state.Method.Secrets.Length > 0 || state.Scrubber.SentSecrets)
        {
            return $", {body.Length} bytes, not shown because the method carries secrets.";
        }

        // In an encoding such as UTF-16, secrets cannot be recognized.
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * SecretScrubber.Window)]);
        return text.Contains('\0')
            ? $", {body.Length} bytes that are not text."
            : $", {body.Length} bytes: {state.Scrubber.Clean(text, Length)}";
    }
}
