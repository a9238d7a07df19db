namespace SlackGen;

/// <summary>Parses and checks the URLs to which the bytes of files are sent.</summary>
internal static class UploadUrl
{
    /// <summary>Parses a URL to which bytes may be sent: an https URL, or an http URL on loopback if the base address is on loopback, too.</summary>
    /// <param name="url">The <c>upload_url</c> that Slack returned.</param>
    /// <param name="baseAddress">The base address of the client.</param>
    /// <param name="method">The method that returned the URL.</param>
    /// <exception cref="SlackException">The URL is missing or cannot be used. The message does not contain it: anyone who has it can upload.</exception>
    public static Uri Parse(string? url, Uri baseAddress, string method)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            throw new SlackException($"{method} returned no upload_url; nothing was sent.", method);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed))
        {
            throw new SlackException($"The upload_url of {method} is not an absolute URL; nothing was sent.", method);
        }

        if (SecureUrl.IsAllowed(parsed, baseAddress))
        {
            return parsed;
        }

        var scheme = parsed.Scheme.Length > 20 ? parsed.Scheme[..20] + "…" : parsed.Scheme;
        throw new SlackException(
            $"The upload_url of {method} begins with '{scheme}:'; nothing was sent. Bytes are sent over https, and over http only if both it and BaseAddress are on loopback.",
            method);
    }
}
