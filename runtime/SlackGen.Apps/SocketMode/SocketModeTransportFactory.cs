using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SlackGen.DependencyInjection;

namespace SlackGen.Apps;

/// <summary>Creates the transport of an app from the services of a container.</summary>
internal static class SocketModeTransportFactory
{
    /// <summary>Creates the transport.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the app; empty for the unnamed one.</param>
    public static SocketModeTransport Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<SocketModeOptions>>().Get(name);
        var app = services.GetRequiredService<IOptionsMonitor<SlackAppOptions>>().Get(name);
        var logger = GuardedLogger.Create(services.GetService<ILoggerFactory>(), AppLog.Category);
        var client = AppClient.FindRegistration(services, name, app.ClientName);
        var session = new SocketSession(options, services.GetRequiredKeyedService<ISlackDeliveryReceiver>(name), app.TimeProvider, logger);
        var call = new SlackConnection(CallOptions(services, options, client, session));
        var health = services.GetRequiredKeyedService<SlackAppHealth>(name);

        // As in the factory of HTTP clients: what is registered around a handler may have scoped services.
        var scope = services.CreateScope();
        try
        {
            return new SocketModeTransport(session, call, FindHandler(scope.ServiceProvider, options, client, logger), health, scope);
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    private static SlackClientOptions CallOptions(IServiceProvider services, SocketModeOptions options, SlackRegistration? client, SocketSession session)
    {
        var call = client is null
            ? new SlackClientOptions { LoggerFactory = services.GetService<ILoggerFactory>() }
            : new SlackClientOptions(services.GetRequiredService<IOptionsMonitor<SlackClientOptions>>().Get(client.Name));
        (call.Token, call.TokenProvider, call.TokenPerCall, call.Workspace) = (options.AppToken, null, false, null);
        call.TimeProvider = session.Time;
        call.BaseAddress = options.BaseAddress ?? call.BaseAddress;
        call.HttpClient = options.HttpClient ?? call.HttpClient;

        // The supervisors repeat the call, with their own pauses. The limiter still keeps a Retry-After.
        call.AttemptTimeout = options.HandshakeTimeout;
        call.Retry.MaxTotalTime = options.HandshakeTimeout;
        call.Retry.MaxRetries = 0;
        return call;
    }

    private static HttpMessageHandler? FindHandler(IServiceProvider services, SocketModeOptions options, SlackRegistration? client, ILogger logger)
    {
        var handler = options.Handler;
        if (handler is null && client is not null && services.GetService<IOptionsMonitor<HttpClientFactoryOptions>>() is { } factories)
        {
            var builder = new PrimaryBuilder(services) { Name = client.HttpClientName };
            foreach (var configure in factories.Get(client.HttpClientName).HttpMessageHandlerBuilderActions)
            {
                configure(builder);
            }

            handler = builder.PrimaryHandler;
        }

        var primary = SocketHandlers.FindPrimary(handler);
        if (handler is not null && primary is null)
        {
            AppLog.HandlerIgnored(logger, handler.GetType().Name);
        }

        return primary;
    }

    /// <summary>Collects the primary handler of a named client, without the handlers around it.</summary>
    private sealed class PrimaryBuilder(IServiceProvider services) : HttpMessageHandlerBuilder
    {
        public override string? Name { get; set; }

        public override HttpMessageHandler PrimaryHandler { get; set; } = new SocketsHttpHandler();

        public override IList<DelegatingHandler> AdditionalHandlers { get; } = [];

        public override IServiceProvider Services => services;

        public override HttpMessageHandler Build() => PrimaryHandler;
    }
}
