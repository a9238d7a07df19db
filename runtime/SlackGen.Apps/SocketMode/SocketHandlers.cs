using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SlackGen.Apps;

/// <summary>Creates the handlers of WebSocket connections with the network settings of another handler.</summary>
internal static class SocketHandlers
{
    /// <summary>Returns the handler with the network settings within handlers around it; null if it is of a type that has none.</summary>
    public static HttpMessageHandler? FindPrimary(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler wrapper)
        {
            handler = wrapper.InnerHandler;
        }

        return handler is SocketsHttpHandler or HttpClientHandler ? handler : null;
    }

    /// <summary>Creates the handler of one connection.</summary>
    /// <param name="template">The handler with the settings; null for the defaults, with the proxy of the system.</param>
    /// <param name="wrap">Wraps the stream of the connection. With a proxy, the last stream that it gets is the one that carries the WebSocket.</param>
    public static SocketsHttpHandler Create(HttpMessageHandler? template, Func<Stream, Stream> wrap)
    {
        var handler = SlackClientOptions.CreateHandler();

        // Without a propagator the handler creates no activities, which would contain the URL.
        handler.ActivityHeadersPropagator = null;
        Func<SocketsHttpPlaintextStreamFilterContext, CancellationToken, ValueTask<Stream>>? filter = null;
        switch (template)
        {
            case SocketsHttpHandler sockets:
                filter = sockets.PlaintextStreamFilter;
                (handler.UseProxy, handler.Proxy, handler.DefaultProxyCredentials) = (sockets.UseProxy, sockets.Proxy, sockets.DefaultProxyCredentials);
                (handler.ConnectCallback, handler.ConnectTimeout, handler.SslOptions) = (sockets.ConnectCallback, sockets.ConnectTimeout, sockets.SslOptions);
                break;
            case HttpClientHandler client:
                (handler.UseProxy, handler.Proxy, handler.DefaultProxyCredentials) = (client.UseProxy, client.Proxy, client.DefaultProxyCredentials);
                handler.SslOptions = SslOptions(client);
                break;
        }

        handler.PlaintextStreamFilter = async (context, cancellationToken) =>
        {
            var stream = filter is null ? context.PlaintextStream : await filter(context, cancellationToken).ConfigureAwait(false);
            return wrap(stream);
        };
        return handler;
    }

    private static SslClientAuthenticationOptions SslOptions(HttpClientHandler client)
    {
        var options = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = client.SslProtocols,
            CertificateRevocationCheckMode = client.CheckCertificateRevocationList ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
        };
        if (client.ClientCertificateOptions == ClientCertificateOption.Manual && client.ClientCertificates.Count > 0)
        {
            options.ClientCertificates = client.ClientCertificates;
        }

        if (client.ServerCertificateCustomValidationCallback is { } validate)
        {
            options.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
                validate(sender as HttpRequestMessage ?? new HttpRequestMessage(), certificate as X509Certificate2, chain, errors);
        }

        return options;
    }
}
