namespace SlackGen;

/// <summary>Reads the body of a response into a pooled buffer, up to a limit.</summary>
internal static class ResponseBody
{
    public static async ValueTask<PooledBuffer> ReadAsync(
        SlackMethod method,
        HttpResponseMessage httpResponse,
        int maxBytes,
        CancellationToken cancellationToken)
    {
        var length = httpResponse.Content.Headers.ContentLength;
        if (length > maxBytes)
        {
            throw TooLarge(method, httpResponse, maxBytes);
        }

        var buffer = new PooledBuffer((int)Math.Clamp(length + 1 ?? 16384, 1024, maxBytes));
        try
        {
            using var stream = await ResponseStream.OpenAsync(httpResponse, cancellationToken).ConfigureAwait(false);
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
                    throw TooLarge(method, httpResponse, maxBytes);
                }
            }
        }
        catch (Exception e) when (IsBrokenCompression(e))
        {
            buffer.Dispose();
            throw new IOException("The compressed response is damaged.", e);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    // GZipStream throws InvalidDataException for damaged data, BrotliStream throws InvalidOperationException.
    private static bool IsBrokenCompression(Exception e) => e is InvalidDataException or (InvalidOperationException and not ObjectDisposedException);

    private static SlackException TooLarge(SlackMethod method, HttpResponseMessage httpResponse, int maxBytes) =>
        new($"The response of {method.Name} is larger than the {maxBytes} bytes that MaxResponseBytes allows.", method.Name, httpResponse.StatusCode);
}
