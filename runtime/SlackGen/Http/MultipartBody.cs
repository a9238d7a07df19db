using System.Net;
using System.Text;

namespace SlackGen;

/// <summary>A <c>multipart/form-data</c> body that is written only to the server that its message was sent to.</summary>
internal sealed class MultipartBody : MultipartFormDataContent
{
    private readonly SlackRequestMessage message;

    public MultipartBody(SlackRequestMessage message)
    {
        this.message = message;
        HeaderEncodingSelector = (_, _) => Encoding.UTF8;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        message.EnsureNotRedirected();
        return base.SerializeToStreamAsync(stream, context);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        message.EnsureNotRedirected();
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
