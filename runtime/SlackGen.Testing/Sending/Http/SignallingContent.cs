using System.Net;

namespace SlackGen.Testing;

/// <summary>The body of a request, which signals when it is on the wire.</summary>
internal sealed class SignallingContent(byte[] bytes, TaskCompletionSource sent) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
        sent.TrySetResult();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
