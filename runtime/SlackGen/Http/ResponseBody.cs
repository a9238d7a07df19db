namespace SlackGen;

/// <summary>Reads the body of an answer into a pooled buffer, up to a limit.</summary>
internal static class ResponseBody
{
    public static async ValueTask<PooledBuffer> ReadAsync(SlackMethod method, HttpResponseMessage answer, int maxBytes, CancellationToken cancellationToken)
    {
        var length = answer.Content.Headers.ContentLength;
        if (length > maxBytes)
        {
            throw TooLarge(method, answer, maxBytes);
        }

        var buffer = new PooledBuffer((int)Math.Clamp(length + 1 ?? 16384, 1024, maxBytes));
        try
        {
            using var stream = await ResponseStream.OpenAsync(answer, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                var read = await stream.ReadAsync(buffer.GetMemory(), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return buffer;
                }

                buffer.Advance(read);
                if (buffer.Length > maxBytes)
                {
                    throw TooLarge(method, answer, maxBytes);
                }
            }
        }
        catch (Exception e) when (IsBrokenCompression(e))
        {
            buffer.Dispose();
            throw new IOException("The answer's compression is broken.", e);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    // Gzip answers broken data with the one, Brotli with the other.
    private static bool IsBrokenCompression(Exception e) => e is InvalidDataException or (InvalidOperationException and not ObjectDisposedException);

    private static SlackException TooLarge(SlackMethod method, HttpResponseMessage answer, int maxBytes) =>
        new($"The answer of {method.Name} is larger than the {maxBytes} bytes that MaxResponseBytes allows.", method.Name, answer.StatusCode);
}
