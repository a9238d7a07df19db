using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A request as it arrived, before any check.</summary>
internal sealed class IncomingRequest
{
    /// <summary>The prefix of the method's name in the path.</summary>
    public const string Prefix = "/api/";

    // A client can announce any length, so a longer body grows with what comes.
    private const long MaxExpected = 1024 * 1024;

    private IncomingRequest(HttpRequest http, byte[] body)
    {
        Method = http.Path.Value![Prefix.Length..];
        Verb = http.Method;
        PathAndQuery = http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        ContentType = http.ContentType;
        Body = body;
        Credentials = Credentials.Read(http.Headers.Authorization);
        Headers = CopyHeaders(http.Headers);
        var mediaType = ContentType is not null && MediaTypeHeaderValue.TryParse(ContentType, out var parsed) ? parsed : null;
        MediaType = mediaType?.MediaType.Value?.ToLowerInvariant();
        Charset = HeaderUtilities.RemoveQuotes(mediaType?.Charset ?? default).Value?.ToLowerInvariant();
        Boundary = HeaderUtilities.RemoveQuotes(mediaType?.Boundary ?? default).Value;
        BodyEncoding = MediaType is null ? null : BodyEncoding.All.FirstOrDefault(e => e.MediaType == MediaType);
    }

    public string Method { get; }

    public string Verb { get; }

    public string PathAndQuery { get; }

    public string? ContentType { get; }

    public byte[] Body { get; }

    public Credentials Credentials { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the content type without parameters, in lower case; null if it is missing or cannot be read.</summary>
    public string? MediaType { get; }

    /// <summary>Gets the charset in lower case; null or empty if the content type has none.</summary>
    public string? Charset { get; }

    public string? Boundary { get; }

    /// <summary>Gets the encoding of the body; null for a media type that is none of them.</summary>
    public BodyEncoding? BodyEncoding { get; }

    /// <summary>Gets the encoded query without the question mark.</summary>
    public byte[] Query => PathAndQuery.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? Encoding.UTF8.GetBytes(PathAndQuery[(at + 1)..]) : [];

    /// <summary>Reads the whole request. It throws if the client aborts the request.</summary>
    public static async Task<IncomingRequest> ReadAsync(HttpRequest http)
    {
        var ended = http.HttpContext.RequestAborted;
        if (http.ContentLength is >= 0 and <= MaxExpected and var length)
        {
            var bytes = length == 0 ? [] : new byte[(int)length];
            await http.Body.ReadExactlyAsync(bytes, ended).ConfigureAwait(false);
            return new IncomingRequest(http, bytes);
        }

        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, ended).ConfigureAwait(false);
        return new IncomingRequest(http, body.ToArray());
    }

    private static Dictionary<string, string> CopyHeaders(IHeaderDictionary headers)
    {
        var copy = new Dictionary<string, string>(headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in headers)
        {
            if (!name.Equals(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase))
            {
                copy.Add(name, values.ToString());
            }
        }

        return copy;
    }
}
