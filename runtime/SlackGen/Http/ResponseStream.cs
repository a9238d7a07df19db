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

    // A proxy may add one to Slack's own. More of them only multiply the work of unpacking.
    private const int MaxEncodings = 2;

    /// <summary>Opens the body.</summary>
    /// <exception cref="IOException">It is compressed in a way that was not offered, or more than twice.</exception>
    public static ValueTask<Stream> OpenAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var opening = answer.Content.ReadAsStreamAsync(cancellationToken);
        return answer.Content.Headers.NonValidated.Contains("Content-Encoding") ? UnpackAsync(answer, opening) : new ValueTask<Stream>(opening);
    }

    private static async ValueTask<Stream> UnpackAsync(HttpResponseMessage answer, Task<Stream> opening) =>
        Unpack(answer, await opening.ConfigureAwait(false));

    /// <summary>Unpacks a body that has been opened.</summary>
    /// <exception cref="IOException">It is compressed in a way that was not offered, or more than twice.</exception>
    public static Stream Unpack(HttpResponseMessage answer, Stream stream)
    {
        var encodings = answer.Content.Headers.ContentEncoding;
        if (encodings.Count > MaxEncodings)
        {
            throw new IOException($"The response is compressed {encodings.Count} times, where {MaxEncodings} are allowed.");
        }

        // The last was put on last.
        foreach (var encoding in encodings.Reverse())
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
