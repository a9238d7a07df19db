namespace SlackGen;

/// <summary>
/// An upload whose length is known: Slack wants it before the first byte. A stream that cannot tell its length is put into a temporary file first, so that
/// memory stays constant however large it is.
/// </summary>
internal sealed class UploadSource : IAsyncDisposable
{
    private readonly SlackUpload upload;
    private readonly FileStream? spool;

    private UploadSource(SlackUpload upload, long length, FileStream? spool)
    {
        (this.upload, Length, this.spool) = (upload, length, spool);
        if (length == 0)
        {
            throw new ArgumentException($"'{upload.FileName}' has no bytes to upload. Is the file empty, or is the stream at its end?");
        }
    }

    public string FileName => upload.FileName;

    /// <summary>Gets the media type; null when the caller gave none.</summary>
    public string? ContentType => upload.ContentType;

    /// <summary>Gets the number of bytes.</summary>
    public long Length { get; }

    /// <summary>Gets whether the bytes can be read more than once.</summary>
    public bool IsRepeatable => spool is not null || upload.IsRepeatable;

    /// <summary>Finds the length of an upload.</summary>
    /// <exception cref="ArgumentException">It has no bytes.</exception>
    /// <exception cref="TimeoutException">A stream that goes through a temporary file gave nothing for the time of a stall.</exception>
    public static async Task<UploadSource> OpenAsync(SlackUpload upload, TimeoutPool timeouts, TimeSpan stallLimit, CancellationToken cancellationToken)
    {
        if (upload.Length is { } known)
        {
            return new UploadSource(upload, known, null);
        }

        var stream = upload.Open();
        try
        {
            if (stream.CanSeek)
            {
                return new UploadSource(upload, stream.Length - stream.Position, null);
            }

            var spool = CreateSpool();
            try
            {
                using var stall = new LinkedTimeout(timeouts, stallLimit, cancellationToken);
                await FillAsync(spool, new SourceReader(stream, upload.FileName, null), stall, stallLimit).ConfigureAwait(false);
                return new UploadSource(upload, spool.Length, spool);
            }
            catch
            {
                await spool.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        finally
        {
            await CloseAsync(upload, stream).ConfigureAwait(false);
        }
    }

    /// <summary>Opens the bytes for one attempt.</summary>
    public Stream Open()
    {
        if (spool is null)
        {
            return upload.Open();
        }

        spool.Position = 0;
        return spool;
    }

    /// <summary>Closes what <see cref="Open"/> returned, unless it is the caller's.</summary>
    public ValueTask CloseAsync(Stream stream) => spool is null ? CloseAsync(upload, stream) : default;

    public ValueTask DisposeAsync() => spool?.DisposeAsync() ?? default;

    private static ValueTask CloseAsync(SlackUpload upload, Stream stream) => upload.OwnsStream ? stream.DisposeAsync() : default;

    private static async Task FillAsync(FileStream spool, SourceReader reader, LinkedTimeout stall, TimeSpan stallLimit)
    {
        var buffer = new byte[SourceReader.ChunkBytes];
        try
        {
            while (await reader.ReadAsync(buffer, stall.Token).ConfigureAwait(false) is { Length: > 0 } chunk)
            {
                stall.Restart();
                await spool.WriteAsync(chunk, stall.Token).ConfigureAwait(false);
            }
        }
        catch (CallerException e)
        {
            e.Rethrow();
        }
        catch (OperationCanceledException e) when (stall.HasExpired)
        {
            throw reader.Stalled(stallLimit, e);
        }

        await spool.FlushAsync(stall.Token).ConfigureAwait(false);
    }

    private static FileStream CreateSpool()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        // Folders for temporary files are often shared: nobody else may read it, and without a name it is gone even after a crash.
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var spool = new FileStream(path, options);
        File.Delete(path);
        return spool;
    }
}
