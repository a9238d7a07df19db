namespace SlackGen;

/// <summary>A reader of the bytes of an upload. It throws every failure of the stream as a <see cref="CallerException"/>.</summary>
/// <param name="stream">The stream.</param>
/// <param name="fileName">The name of the file, for messages.</param>
/// <param name="length">The number of bytes that the stream must have; null for any number.</param>
internal sealed class SourceReader(Stream stream, string fileName, long? length)
{
    /// <summary>The number of bytes that are read at once.</summary>
    public const int ChunkBytes = 81920;

    /// <summary>Gets the number of bytes that have been read.</summary>
    public long Position { get; private set; }

    /// <summary>Gets whether a read of the stream is pending.</summary>
    public bool IsReading { get; private set; }

    /// <summary>Returns the next bytes; none at the end of the stream.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        IsReading = true;
        int read;
        try
        {
            // If the stream ignores the token, the wait ends but the read continues. The buffer must therefore not be reused afterwards.
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
                ? new EndOfStreamException($"'{fileName}' ended after {Position} bytes, but its length was given as {announced}. Was it changed while it was sent?")
                : new IOException($"'{fileName}' continues after {announced} bytes, the length that was given. Was it changed while it was sent?"));
        }

        return buffer.AsMemory(0, read);
    }

    /// <summary>Creates the exception for a stream that returns no bytes for too long.</summary>
    public TimeoutException Stalled(TimeSpan limit, Exception cause) =>
        new($"The stream of '{fileName}' returned no bytes for {limit.TotalSeconds:0.###} s, after {Position} bytes.", cause);
}
