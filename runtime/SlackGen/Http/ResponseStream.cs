using System.IO.Compression;

namespace SlackGen;

/// <summary>
/// Opens the body of a response as a stream and decompresses it if it is compressed. This is done here and not by <see cref="SocketsHttpHandler"/>, whose
/// decompression costs time for each response, even if it is not compressed.
/// </summary>
internal static class ResponseStream
{
    /// <summary>The value of the header <c>Accept-Encoding</c>.</summary>
    public const string Encodings = "gzip, br";

    // A proxy may compress Slack's compressed response once more. More encodings only multiply the work of decompression.
    private const int MaxEncodings = 2;

    /// <summary>Opens the body of a response.</summary>
    /// <exception cref="IOException">It is compressed in a way that was not offered, or more than twice.</exception>
    public static ValueTask<Stream> OpenAsync(HttpResponseMessage httpResponse, CancellationToken cancellationToken)
    {
        var opening = httpResponse.Content.ReadAsStreamAsync(cancellationToken);
        return httpResponse.Content.Headers.NonValidated.Contains("Content-Encoding") ? UnpackAsync(httpResponse, opening) : new ValueTask<Stream>(opening);
    }

    private static async ValueTask<Stream> UnpackAsync(HttpResponseMessage httpResponse, Task<Stream> opening) =>
        Unpack(httpResponse, await opening.ConfigureAwait(false));

    /// <summary>Returns a stream that decompresses an open body.</summary>
    /// <exception cref="IOException">It is compressed in a way that was not offered, or more than twice.</exception>
    public static Stream Unpack(HttpResponseMessage httpResponse, Stream stream)
    {
        var encodings = httpResponse.Content.Headers.ContentEncoding;
        if (encodings.Count > MaxEncodings)
        {
            throw new IOException($"The response is compressed {encodings.Count} times, where {MaxEncodings} are allowed.");
        }

        // Encodings are listed in the order in which they were applied.
        foreach (var encoding in encodings.Reverse())
        {
            stream = encoding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "identity" => stream,
                _ => throw new IOException($"The response is compressed with '{encoding}', where {Encodings} were offered."),
            };
        }

        return stream;
    }
}
