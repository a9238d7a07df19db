using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SlackGen.Testing;

/// <summary>Serves the rest of a file to a client that has its beginning: ranges of the form <c>bytes=N-</c>, with <c>If-Range</c>.</summary>
internal static class FilePart
{
    /// <summary>Returns the part of a response that a request asks for; the whole response if it asks for no part, or has another version of the file.</summary>
    /// <param name="request">The request.</param>
    /// <param name="whole">The whole response.</param>
    /// <param name="version">The entity tag, in quotes.</param>
    public static FakeResponse Create(HttpRequest request, FakeResponse whole, string version)
    {
        whole = whole with { Headers = [.. whole.Headers, ("Accept-Ranges", "bytes"), ("ETag", version)] };
        var condition = request.Headers.IfRange.ToString();
        if (!RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range) || range.Ranges is not { Count: 1 } || range.Ranges.Single() is not { From: { } from, To: null }
            || (condition.Length > 0 && condition != version))
        {
            return whole;
        }

        var length = whole.Body.Length;
        return from < length
            ? whole with
            {
                Status = StatusCodes.Status206PartialContent,
                Body = whole.Body[(int)from..],
                Headers = [.. whole.Headers, ("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{length - 1}/{length}"))],
            }
            : FakeResponse.Html(StatusCodes.Status416RangeNotSatisfiable, "416 Range Not Satisfiable");
    }
}
