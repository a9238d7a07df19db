using Microsoft.Extensions.Http;

namespace SlackGen.DependencyInjection;

/// <summary>A filter that refuses primary handlers that follow redirects. It applies only to the <see cref="HttpClient"/> of Slack clients.</summary>
internal sealed class RedirectFilter(IEnumerable<SlackRegistration> registrations) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (registrations.Any(r => r.HttpClientName == builder.Name) && FollowsRedirects(builder.PrimaryHandler))
        {
            throw new InvalidOperationException(
                $"The primary handler of the HttpClient '{builder.Name}' follows redirects, which could carry calls to other servers: set AllowAutoRedirect to false, as SlackClientOptions.CreateHandler does.");
        }
    };

    private static bool FollowsRedirects(HttpMessageHandler? handler) => handler switch
    {
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        HttpClientHandler client => client.AllowAutoRedirect,
        DelegatingHandler outer => FollowsRedirects(outer.InnerHandler),
        _ => false,
    };
}
