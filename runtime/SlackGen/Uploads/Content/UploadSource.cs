namespace SlackGen;

/// <summary>
/// An upload with a known length, which Slack requires before the first byte. A stream of unknown length is copied to a temporary file first, so that memory
/// use does not depend on its size.
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

    /// <summary>Gets the media type; null if the caller gave none.</summary>
    public string? ContentType => upload.ContentType;

    /// <summary>Gets the number of bytes.</summary>
    public long Length { get; }

    /// <summary>Gets whether the bytes can be read more than once.</summary>
    public bool IsRepeatable => spool is not null || upload.IsRepeatable;

    /// <summary>Opens an upload and determines its length.</summary>
    /// <exception cref="ArgumentException">The upload has no bytes.</exception>
    /// <exception cref="TimeoutException">A stream that is copied to a temporary file returned no bytes for the stall limit.</exception>
    public static async Task<UploadSource> OpenAsync(SlackUpload upload, TimeoutPool timeouts, TimeSpan stallLimit, CancellationToken cancellationToken)
    {
        if (upload.Length is { } length)
        {
            return new UploadSource(upload, length, null);
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

    /// <summary>Closes the stream that <see cref="Open"/> returned, unless it is the caller's.</summary>
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

        // Folders for temporary files are often shared: only the current user may read the file. Deleted at once, it is gone even after a crash.
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var spool = new FileStream(path, options);
        File.Delete(path);
        return spool;
    }
}
