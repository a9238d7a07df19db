namespace SlackGen;

/// <summary>A file to upload as a part of a form. It is streamed and never in memory as a whole. The caller's stream stays open.</summary>
internal sealed class UploadContent(SlackUpload upload) : HttpContent
{
    private Stream? stream;
    private bool hasBegun;

    protected override Task SerializeToStreamAsync(Stream target, System.Net.TransportContext? context) =>
        SerializeToStreamAsync(target, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream target, System.Net.TransportContext? context, CancellationToken cancellationToken)
    {
        // A handler that authenticates sends a body twice.
        if (hasBegun)
        {
            Close();
        }

        hasBegun = true;
        var reader = new SourceReader(Open(), upload.FileName, upload.Length);
        var buffer = new byte[SourceReader.ChunkBytes];
        while (await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { Length: > 0 } chunk)
        {
            await target.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        var opened = Open();
        var size = upload.Length ?? (opened.CanSeek ? opened.Length - opened.Position : null);
        length = size ?? 0;
        return size is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private void Close()
    {
        if (upload.OwnsStream)
        {
            stream?.Dispose();
        }

        stream = null;
    }

    private Stream Open()
    {
        try
        {
            return stream ??= upload.Open();
        }
        catch (Exception e)
        {
            throw new CallerException(e);
        }
    }
}
