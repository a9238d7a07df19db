using System.Net;

namespace SlackGen;

/// <summary>A body in a pooled buffer. The buffer returns to the pool only if no write is in progress: a cancelled request may still be writing.</summary>
internal sealed class PooledContent : HttpContent
{
    private readonly SlackRequestMessage message;
    private int writers;

    public PooledContent(string contentType, SlackRequestMessage message)
    {
        this.message = message;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    public PooledBuffer Buffer { get; } = new();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        message.EnsureNotRedirected();
        Interlocked.Increment(ref writers);
        await stream.WriteAsync(Buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        Interlocked.Decrement(ref writers);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Volatile.Read(ref writers) == 0)
        {
            Buffer.Dispose();
        }

        base.Dispose(disposing);
    }
}
