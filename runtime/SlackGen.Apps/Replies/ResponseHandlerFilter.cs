using Microsoft.Extensions.Http;

namespace SlackGen.Apps;

/// <summary>
/// A filter that keeps the primary handler of response URLs from following redirects and from tracing, whoever has configured it: a trace holds the URL, which is a secret.
/// </summary>
internal sealed class ResponseHandlerFilter(IEnumerable<SlackAppRegistration> registrations) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (registrations.Any(r => r.HttpClientName == builder.Name))
        {
            Restrict(builder.PrimaryHandler, builder.Name);
        }
    };

    private static void Restrict(HttpMessageHandler? handler, string? client)
    {
        switch (handler)
        {
            case SocketsHttpHandler sockets:
                (sockets.ActivityHeadersPropagator, sockets.AllowAutoRedirect) = (null, false);
                break;
            case HttpClientHandler:
                throw new InvalidOperationException(
                    $"The primary handler of the HttpClient '{client}' is an HttpClientHandler, whose traces hold the response_url. Use a SocketsHttpHandler.");
            case DelegatingHandler outer:
                Restrict(outer.InnerHandler, client);
                break;
        }
    }
}
