using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SlackGen.Apps.AspNetCore;

/// <summary>Finds the format of a body from its <c>Content-Type</c>.</summary>
internal static class BodyFormats
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Returns the format of a body; null for a media type or character set that Slack does not send.</summary>
    /// <param name="contentType">The header.</param>
    public static BodyFormat? Parse(string? contentType)
    {
        // The forms in which Slack sends it need no parser.
        if (string.Equals(contentType, Json, StringComparison.OrdinalIgnoreCase))
        {
            return BodyFormat.Json;
        }

        if (string.Equals(contentType, Form, StringComparison.OrdinalIgnoreCase))
        {
            return BodyFormat.Form;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !IsUtf8(type.Charset))
        {
            return null;
        }

        return Has(type, Json) ? BodyFormat.Json : Has(type, Form) ? BodyFormat.Form : null;
    }

    private static bool Has(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(StringSegment charset) =>
        charset.Length == 0 || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
