using System.Net;

namespace SlackGen;

/// <summary>The bytes of an upload as a body: streamed, never held in memory as a whole. The caller's stream stays open.</summary>
internal sealed class UploadContent(SlackUpload upload) : HttpContent
{
    private Stream? stream;

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) =>
        SerializeToStreamAsync(target, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context, CancellationToken cancellationToken) =>
        Source.CopyToAsync(target, cancellationToken);

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
