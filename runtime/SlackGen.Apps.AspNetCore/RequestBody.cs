using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Apps.AspNetCore;

/// <summary>The body of a request in a pooled buffer, or the status code that the request ends with because its body was not read.</summary>
internal readonly struct RequestBody : IDisposable
{
    /// <summary>The maximum length, in bytes. Slack's largest payloads, messages with many blocks or files, stay far below.</summary>
    public const int MaxBytes = 1024 * 1024;

    // The buffer grows with the bytes that arrive, not with the Content-Length that an unverified sender claims.
    private const int InitialBytes = 16 * 1024;

    private readonly byte[]? buffer;
    private readonly int length;

    private RequestBody(int status, byte[]? buffer, int length) => (Status, this.buffer, this.length) = (status, buffer, length);

    /// <summary>Gets the time within which the body must arrive: that after which Slack no longer waits for the response.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets the status code of the response; 200 if the body was read.</summary>
    public int Status { get; }

    /// <summary>Gets the bytes. They are valid until the body is disposed.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="time">The clock of the timeout.</param>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, TimeProvider time)
    {
        if (request.ContentLength > MaxBytes)
        {
            return Failed(StatusCodes.Status413PayloadTooLarge);
        }

        // A middleware that buffers the body may have read it already.
        if (request.Body.CanSeek)
        {
            request.Body.Position = 0;
        }

        var reader = request.BodyReader;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength ?? InitialBytes, InitialBytes));
        var length = 0;
        CancellationTokenSource? timeout = null;
        var isRead = false;
        try
        {
            while (!isRead)
            {
                // The timer is created only if the body has not arrived with the headers.
                if (!reader.TryRead(out var result))
                {
                    timeout ??= new CancellationTokenSource(Timeout, time);
                    result = await reader.ReadAsync(timeout.Token).ConfigureAwait(false);
                }

                if (!TryAppend(result.Buffer, ref buffer, ref length))
                {
                    reader.AdvanceTo(result.Buffer.End);
                    return Failed(StatusCodes.Status413PayloadTooLarge);
                }

                reader.AdvanceTo(result.Buffer.End);
                isRead = result.IsCompleted;
            }

            return new RequestBody(StatusCodes.Status200OK, buffer, length);
        }
        catch (OperationCanceledException) when (timeout is { IsCancellationRequested: true })
        {
            return Failed(StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException e)
        {
            return Failed(e.StatusCode);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The sender has closed the connection.
            return Failed(StatusCodes.Status499ClientClosedRequest);
        }
        finally
        {
            timeout?.Dispose();
            if (!isRead)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>Returns the buffer to the pool.</summary>
    public void Dispose()
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static RequestBody Failed(int status) => new(status, null, 0);

    private static bool TryAppend(in ReadOnlySequence<byte> bytes, ref byte[] buffer, ref int length)
    {
        if (bytes.Length > MaxBytes - length)
        {
            return false;
        }

        var total = length + (int)bytes.Length;
        if (total > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(total, 2 * buffer.Length));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        bytes.CopyTo(buffer.AsSpan(length));
        length = total;
        return true;
    }
}
