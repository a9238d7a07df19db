using System.Buffers;
using System.Net;

namespace SlackGen;

/// <summary>The bytes of an upload as a body: streamed, never held in memory as a whole. The caller's stream stays open.</summary>
internal sealed class UploadContent(SlackUpload upload, IProgress<long>? progress) : HttpContent
{
    private const int ChunkBytes = 81920;

    private Stream? stream;

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) =>
        SerializeToStreamAsync(target, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream target, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            long sent = 0;
            while (await Source.ReadAsync(buffer.AsMemory(0, ChunkBytes), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                sent += read;
                progress?.Report(sent);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Source.CanSeek ? Source.Length - Source.Position : 0;
        return Source.CanSeek;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && upload.OwnsStream)
        {
            stream?.Dispose();
        }

        base.Dispose(disposing);
    }

    private Stream Source => stream ??= upload.Open();
}
