using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SlackGen.Testing;

/// <summary>Converts the request of a client to what a server would read from its connection.</summary>
internal static class InProcessRequest
{
    /// <summary>Creates the request as the server sees it.</summary>
    /// <param name="request">The request. Its URL is absolute and may have the schemes of WebSockets.</param>
    /// <param name="body">The body.</param>
    public static HttpRequestFeature Create(HttpRequestMessage request, Stream body)
    {
        var uri = request.RequestUri!;
        var feature = new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Scheme = uri.Scheme is "https" or "wss" ? "https" : "http",
            Method = request.Method.Method,
            Path = PathString.FromUriComponent(uri),
            QueryString = uri.Query,
            RawTarget = uri.PathAndQuery,
            Body = body,
        };
        CopyHeaders(request, feature.Headers);
        feature.Headers.Host = request.Headers.Host ?? uri.Authority;
        if (request.Content is null)
        {
            // SocketsHttpHandler announces that a POST without content is empty.
            if (request.Method == HttpMethod.Post || request.Method == HttpMethod.Put || request.Method == HttpMethod.Patch)
            {
                feature.Headers.ContentLength = 0;
            }
        }
        else if (request.Content.Headers.ContentLength is { } length)
        {
            feature.Headers.ContentLength = length;
        }
        else
        {
            feature.Headers.TransferEncoding = "chunked";
        }

        return feature;
    }

    private static void CopyHeaders(HttpRequestMessage request, IHeaderDictionary headers)
    {
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name] = values.ToString();
        }

        foreach (var (name, values) in request.Content?.Headers.NonValidated ?? default)
        {
            headers[name] = values.ToString();
        }
    }
}
