namespace SlackGen.Testing;

/// <summary>Sends the requests of an <see cref="HttpClient"/> to the fake without a socket. It follows no redirects, keeps no cookies and unpacks nothing.</summary>
/// <param name="server">The server of the fake, which outlives the handler.</param>
internal sealed class InProcessHandler(InProcessServer server) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        server.SendAsync(request, cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        server.SendAsync(request, cancellationToken).GetAwaiter().GetResult();
}
