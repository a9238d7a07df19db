using System.Net;

namespace SlackGen;

/// <summary>The bytes of one attempt of an upload: streamed with their length announced, never held in memory as a whole.</summary>
internal sealed class UploadBody(UploadSource source, Stream stream, LinkedTimeout stall, Action<long> report) : HttpContent
{
    // One record of TLS. A stall is seen by what the connection accepts, so that on the slowest line a piece must pass within the limit.
    private const int PieceBytes = 16384;

    private bool hasBegun;

    public SourceReader Reader { get; } = new(stream, source.FileName, source.Length);

    /// <summary>Gets how many bytes the connection has accepted.</summary>
    public long Sent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) => SerializeToStreamAsync(target, context, stall.Token);

    protected override async Task SerializeToStreamAsync(Stream target, TransportContext? context, CancellationToken cancellationToken)
    {
        // A handler that follows redirects would send the bytes to another host.
        if (hasBegun)
        {
            throw new SlackException(
                $"The upload of '{source.FileName}' failed: the handler of the HttpClient wants to send the bytes a second time, as after a redirect, which is not allowed.",
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
