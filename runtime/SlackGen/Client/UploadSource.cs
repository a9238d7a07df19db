namespace SlackGen;

/// <summary>
/// An upload whose length is known: Slack wants it before the first byte. A stream that cannot tell its length is put into a temporary file first, so that
/// memory stays constant however large it is.
/// </summary>
internal sealed class UploadSource : IAsyncDisposable
{
    private readonly FileStream? spool;

    private UploadSource(SlackUpload upload, long length, FileStream? spool) => (Upload, Length, this.spool) = (upload, length, spool);

    public SlackUpload Upload { get; }

    public long Length { get; }

    public static async Task<UploadSource> OpenAsync(SlackUpload upload, CancellationToken cancellationToken)
    {
        var stream = upload.Open();
        if (stream.CanSeek)
        {
            var length = stream.Length - stream.Position;
            if (upload.OwnsStream)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            return new UploadSource(upload, length, null);
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var spool = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await stream.CopyToAsync(spool, cancellationToken).ConfigureAwait(false);
            spool.Position = 0;
            return new UploadSource(SlackUpload.FromStream(spool, upload.FileName), spool.Length, spool);
        }
        catch
        {
            await spool.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            if (upload.OwnsStream)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public ValueTask DisposeAsync() => spool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
