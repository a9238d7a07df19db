namespace SlackGen;

/// <summary>The stream that receives a download. Failures of it are thrown as a <see cref="CallerException"/>.</summary>
/// <param name="stream">The caller's stream.</param>
/// <param name="progress">Receives the number of bytes written.</param>
internal sealed class DownloadTarget(Stream stream, IProgress<long>? progress)
{
    private readonly long start = stream.CanSeek ? stream.Position : 0;
    private readonly ForwardProgress forward = new(progress);

    /// <summary>Gets the number of bytes of the content that have been written.</summary>
    public long Written { get; private set; }

    /// <summary>Gets whether a write is pending.</summary>
    public bool IsWriting { get; private set; }

    /// <summary>Gets whether the content can be written again from its beginning.</summary>
    public bool CanRestart => Written == 0 || stream.CanSeek;

    /// <summary>Goes back to the beginning of the content. What it has added to the end of the stream is removed.</summary>
    public void Restart()
    {
        if (Written == 0)
        {
            return;
        }

        try
        {
            if (stream.Length == start + Written)
            {
                stream.SetLength(start);
            }

            stream.Position = start;
        }
        catch (Exception e)
        {
            throw new CallerException(e);
        }

        Written = 0;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        IsWriting = true;
        try
        {
            // If the stream ignores the token, the wait ends but the write continues. The buffer must therefore not be reused afterwards.
            var pending = stream.WriteAsync(bytes, cancellationToken);
            await (pending.IsCompleted ? pending : new ValueTask(pending.AsTask().WaitAsync(cancellationToken))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException e)
        {
            throw new CallerException(new IOException("The stream of the download was canceled while it was written.", e));
        }
        catch (Exception e)
        {
            throw new CallerException(e);
        }

        IsWriting = false;
        Written += bytes.Length;
        forward.Report(Written);
    }
}
