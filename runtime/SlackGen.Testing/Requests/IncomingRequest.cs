using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A request as it arrived: nothing is judged yet.</summary>
internal sealed class IncomingRequest
{
    /// <summary>What stands before the method's name in the path.</summary>
    public const string Prefix = "/api/";

    private IncomingRequest(HttpRequest http, byte[] body)
    {
        Method = http.Path.Value![Prefix.Length..];
        Verb = http.Method;
        PathAndQuery = http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        ContentType = http.ContentType;
        Body = body;
        Credentials = Credentials.Read(http.Headers.Authorization);
        Headers = http.Headers
            .Where(h => !h.Key.Equals(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        MediaTypeHeaderValue.TryParse(http.ContentType, out var mediaType);
        MediaType = mediaType?.MediaType.Value?.ToLowerInvariant();
        Charset = HeaderUtilities.RemoveQuotes(mediaType?.Charset ?? default).Value?.ToLowerInvariant();
        Boundary = HeaderUtilities.RemoveQuotes(mediaType?.Boundary ?? default).Value;
    }

    public string Method { get; }

    public string Verb { get; }

    public string PathAndQuery { get; }

    public string? ContentType { get; }

    public byte[] Body { get; }

    public Credentials Credentials { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The content type without parameters, in small letters; null when there is none or it cannot be read.</summary>
    public string? MediaType { get; }

    /// <summary>The charset in small letters; null or empty when none is named.</summary>
    public string? Charset { get; }

    public string? Boundary { get; }

    /// <summary>Gets the encoding of the body; null for a media type that is none of them.</summary>
    public BodyEncoding? BodyEncoding => BodyEncoding.All.FirstOrDefault(e => e.MediaType == MediaType);

    /// <summary>The query, still encoded, without the question mark.</summary>
    public byte[] Query => PathAndQuery.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? Encoding.UTF8.GetBytes(PathAndQuery[(at + 1)..]) : [];

    /// <summary>Waits for the whole request. It throws when the client breaks off.</summary>
    public static async Task<IncomingRequest> ReadAsync(HttpRequest http)
    {
        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, http.HttpContext.RequestAborted).ConfigureAwait(false);
        return new IncomingRequest(http, body.ToArray());
    }
}
