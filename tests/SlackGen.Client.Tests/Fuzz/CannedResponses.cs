using System.Net;
using System.Net.Http.Headers;

namespace SlackGen.Client.Tests.Fuzz;

/// <summary>Responds to every request with the same bytes, without a network.</summary>
internal sealed class CannedResponses : HttpMessageHandler
{
    public byte[] Response { get; set; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(Response);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }
}
