using System.Net;
using System.Text;

namespace SlackGen.Tool.Calls;

/// <summary>Prints requests instead of sending them, and responds with success. Credentials are masked.</summary>
internal sealed class DryRunHandler(TextWriter output) : HttpMessageHandler
{
    /// <summary>The text in place of a credential.</summary>
    public const string Mask = "***";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        output.WriteLine($"{request.Method} {request.RequestUri}");
        if (request.Headers.Authorization is { } authorization)
        {
            output.WriteLine($"Authorization: {authorization.Scheme} {Mask}");
        }

        if (request.Content is { } content)
        {
            var body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var type = content.Headers.ContentType;
            output.WriteLine($"Content-Type: {(type?.MediaType == "multipart/form-data" ? type.MediaType : type)}");
            output.WriteLine();
            output.WriteLine(type?.MediaType == "multipart/form-data" ? $"({body.Length} bytes)" : Encoding.UTF8.GetString(body));
        }

        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("""{"ok":true}""", Encoding.UTF8, "application/json") };
    }
}
