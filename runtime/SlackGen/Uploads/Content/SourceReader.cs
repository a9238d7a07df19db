namespace SlackGen;

/// <summary>Reads the bytes of an upload. Every failure of the stream is a <see cref="CallerException"/>.</summary>
/// <param name="stream">The stream.</param>
/// <param name="fileName">The name of the file, for messages.</param>
/// <param name="length">How many bytes the stream must give until it ends; null for any number.</param>
internal sealed class SourceReader(Stream stream, string fileName, long? length)
{
    /// <summary>How many bytes are read at once.</summary>
    public const int ChunkBytes = 81920;

    /// <summary>Gets how many bytes have been read.</summary>
    public long Position { get; private set; }

    /// <summary>Gets whether the stream is being waited for.</summary>
    public bool IsReading { get; private set; }

    /// <summary>Returns the next bytes, none at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        IsReading = true;
        int read;
        try
        {
            // A stream may ignore the token: then the wait ends and the read goes on, which is why nobody else may get the buffer afterwards.
            var pending = stream.ReadAsync(buffer, cancellationToken);
            read = pending.IsCompleted
                ? await pending.ConfigureAwait(false)
                : await pending.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException e)
        {
            throw new CallerException(new IOException($"The stream of '{fileName}' was canceled while it was read.", e));
        }
        catch (Exception e)
        {
            throw new CallerException(e);
        }

        IsReading = false;
        Position += read;
        if (length is { } announced && (read == 0 ? Position < announced : Position > announced))
        {
            throw new CallerException(read == 0
                ? new EndOfStreamException($"'{fileName}' ended after {Position} bytes, and its length was given as {announced}. Was it changed while it was sent?")
                : new IOException($"'{fileName}' goes on after {announced} bytes, its length as it was given. Was it changed while it was sent?"));
        }

        return buffer.AsMemory(0, read);
    }

    /// <summary>Creates the exception for a stream that gives nothing for too long.</summary>
    public TimeoutException Stalled(TimeSpan limit, Exception cause) =>
        new($"The stream of '{fileName}' gave no bytes for {limit.TotalSeconds:0.###} s, after {Position} bytes.", cause);
}
