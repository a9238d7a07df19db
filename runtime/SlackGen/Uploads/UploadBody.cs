using System.Net;

namespace SlackGen;

/// <summary>The body of one attempt of an upload. It is streamed with a known length and is never in memory as a whole.</summary>
internal sealed class UploadBody(UploadSource source, Stream stream, LinkedTimeout stall, Action<long> report) : HttpContent
{
    // One TLS record. The time limit restarts when the connection has accepted a piece: even on a slow connection, a piece must pass within the limit.
    private const int PieceBytes = 16384;

    private bool hasBegun;

    public SourceReader Reader { get; } = new(stream, source.FileName, source.Length);

    /// <summary>Gets the number of bytes that the connection has accepted.</summary>
    public long Sent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) => SerializeToStreamAsync(target, context, stall.Token);

    protected override async Task SerializeToStreamAsync(Stream target, TransportContext? context, CancellationToken cancellationToken)
    {
        // A handler that follows redirects would send the bytes to another server.
        if (hasBegun)
        {
            throw new SlackException(
                $"The upload of '{source.FileName}' failed: the handler of the HttpClient tried to send the bytes a second time, for example after a redirect. This is not allowed.",
                UploadTransport.Name);
        }

        hasBegun = true;
        var buffer = new byte[Math.Min(source.Length + 1, SourceReader.ChunkBytes)];
        while (await Reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { Length: > 0 } chunk)
        {
            stall.Restart();
            for (var start = 0; start < chunk.Length; start += PieceBytes)
            {
                var piece = chunk.Slice(start, Math.Min(PieceBytes, chunk.Length - start));
                await target.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
                Sent += piece.Length;
                stall.Restart();
            }

            report(Sent);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = source.Length;
        return true;
    }
}
