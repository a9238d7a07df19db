using System.Net;
using System.Text;

namespace SlackGen.DependencyInjection.Tests;

/// <summary>Answers every call with success, and remembers what it was sent with.</summary>
internal sealed class SlackStub : HttpMessageHandler
{
    public List<string> Addresses { get; } = [];

    public List<string?> Tokens { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Addresses.Add(request.RequestUri!.AbsoluteUri);
        Tokens.Add(request.Headers.Authorization?.Parameter);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"ok":true,"team":"Ghostbusters"}""", Encoding.UTF8, "application/json"),
        });
    }
}
