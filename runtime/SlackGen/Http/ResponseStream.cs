using System.IO.Compression;

namespace SlackGen;

/// <summary>
/// The body of an answer as a stream, unpacked where it was compressed on its way. <see cref="SocketsHttpHandler"/> could do it too, at a twentieth of the
/// cost of a small call, compressed or not.
/// </summary>
internal static class ResponseStream
{
    /// <summary>What the header <c>Accept-Encoding</c> offers.</summary>
    public const string Encodings = "gzip, br";

    /// <summary>Opens the body.</summary>
    /// <exception cref="IOException">It is compressed in a way that was not offered.</exception>
    public static ValueTask<Stream> OpenAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var opening = answer.Content.ReadAsStreamAsync(cancellationToken);
        return answer.Content.Headers.NonValidated.Contains("Content-Encoding") ? UnpackAsync(answer, opening) : new ValueTask<Stream>(opening);
    }

    private static async ValueTask<Stream> UnpackAsync(HttpResponseMessage answer, Task<Stream> opening)
    {
        var stream = await opening.ConfigureAwait(false);

        // The last was put on last.
        foreach (var encoding in answer.Content.Headers.ContentEncoding.Reverse())
        {
            stream = encoding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "identity" => stream,
                _ => throw new IOException($"The answer is compressed with '{encoding}', where {Encodings} were offered."),
            };
        }

        return stream;
    }
}
